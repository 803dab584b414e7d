"""Hearing a plan: the device's own voice or a recording, and nothing where there is neither. Voices are stubbed."""

import json
from typing import Any

import pytest

from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.models import Reading, Wording
from tests.cast import Cast
from tests.plans import make_plan, release_to, translated, word
from tests.sounds import record_for, section_of

from .conftest import Window
from .screen import Screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R-X-05")]

SPEECH = """
window.heard = [];
class Speech extends EventTarget {
  getVoices() { return window.voices; }
  speak(one) { this.now = one; heard.push({text: one.text, voice: one.voice.name, rate: one.rate}); }
  cancel() { this.now = null; }
}
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
Object.defineProperty(window, "speechSynthesis", {value: new Speech()});
"""
HIGHLIGHTED = "[...(CSS.highlights.get('aloud') ?? [])].map((range) => range.toString()).join('')"


def voice(name: str, lang: str, *, here: bool = True) -> dict[str, Any]:
    return {"name": name, "lang": lang, "localService": here}


ANN, CLOUD, ANIA = voice("Ann", "en-GB"), voice("Cloud", "en-GB", here=False), voice("Ania", "pl-PL")


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], actions=2)
    word(made, cast.lena)
    return made


def release(plan: Plan, who: Any, cast: Cast) -> Reading:
    given = release_to(plan, who, cast.lena).reading
    assert given is not None
    return given


def listen(screen: Screen, plan: Plan, *voices: dict[str, Any]) -> Screen:
    """Open the plan on a device with these voices."""
    screen.page.add_init_script(f"window.voices = {json.dumps(voices)};{SPEECH}")
    return screen.open(f"/my/plans/{plan.pk}/")


def heard(screen: Screen) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = screen.page.evaluate("heard")
    return found


def end(screen: Screen) -> None:
    """The voice has said its sentence."""
    screen.page.evaluate("speechSynthesis.now.dispatchEvent(new Event('end'))")


def button(screen: Screen, section: str, name: str) -> Any:
    return screen.page.locator(f".app-section--{section} .app-aloud").get_by_role("button", name=name)


def test_a_section_is_heard_sentence_by_sentence(cast: Cast, plan: Plan, window: Window) -> None:
    release(plan, cast.dana, cast)
    screen = listen(window(phone=True).sign_in(cast.dana), plan, CLOUD, ANN)
    page = screen.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    words = page.locator(".app-section--concerns h2").inner_text()
    play = page.locator(".app-section--concerns .app-aloud button").first
    assert play.inner_text() == "Listen"
    play.focus()
    page.keyboard.press("Enter")
    assert heard(screen) == [{"text": words, "voice": "Ann", "rate": 1}]
    assert page.evaluate(HIGHLIGHTED) == words
    assert play.inner_text() == "Pause"
    end(screen)
    second = heard(screen)[1]["text"]
    assert page.evaluate(HIGHLIGHTED) == second
    end(screen)
    third = heard(screen)[2]["text"]
    screen.check()
    screen.shot("read-aloud-phone")
    # A pause goes on with the sentence that was not finished.
    play.click()
    assert (play.inner_text(), page.evaluate("speechSynthesis.now")) == ("Go on", None)
    play.click()
    assert heard(screen)[-1]["text"] == third
    slower = button(screen, "concerns", "Slower")
    slower.click()
    assert heard(screen)[-1] == {"text": third, "voice": "Ann", "rate": 0.7}
    assert slower.get_attribute("aria-pressed") == "true"
    button(screen, "concerns", "Again").click()
    assert heard(screen)[-1] == {"text": words, "voice": "Ann", "rate": 0.7}
    assert asked == []  # not one word went anywhere
    assert page.locator(".app-section--concerns [aria-live]").count() == 0


def test_it_ends_and_stops_and_gives_way(cast: Cast, plan: Plan, window: Window) -> None:
    release(plan, cast.dana, cast)
    screen = listen(window().sign_in(cast.dana), plan, ANN)
    page = screen.page
    plays = page.locator(".app-aloud button[id^=listen-]")
    first, second = plays.nth(0), plays.nth(1)
    first.click()
    second.click()
    assert (first.inner_text(), second.inner_text()) == ("Listen", "Pause")
    for _ in range(200):
        if page.evaluate("speechSynthesis.now === null"):
            break
        end(screen)
    assert second.inner_text() == "Listen"
    assert page.evaluate(HIGHLIGHTED) == ""
    for leave in (
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))",
        "window.dispatchEvent(new Event('pagehide'))",
        "document.dispatchEvent(new Event('app:exit'))",
    ):
        first.click()
        assert page.evaluate("speechSynthesis.now !== null")
        page.evaluate(leave)
        assert page.evaluate("speechSynthesis.now") is None, leave
        assert page.evaluate(HIGHLIGHTED) == "", leave
        assert first.inner_text() == "Listen"
    screen.check()


def test_a_sentence_below_is_brought_into_view(cast: Cast, plan: Plan, window: Window) -> None:
    release(plan, cast.dana, cast)
    screen = listen(window(phone=True).sign_in(cast.dana), plan, ANN)
    page = screen.page
    plays = page.locator(".app-aloud button[id^=listen-]")
    plays.last.scroll_into_view_if_needed()
    plays.last.click()
    page.evaluate("window.scrollTo(0, 0)")
    end(screen)
    box = page.evaluate("(() => { const b = [...CSS.highlights.get('aloud')][0].getBoundingClientRect();"
                        " return [b.top, b.bottom, innerHeight]; })()")  # fmt: skip
    assert box[0] >= 0 and box[1] <= box[2]


@pytest.mark.parametrize("voices", [(), (CLOUD,), (ANIA,), (voice("?", "en-GB", here=False), ANIA)])
def test_no_voice_no_button(cast: Cast, plan: Plan, window: Window, voices: tuple[dict[str, Any], ...]) -> None:
    release(plan, cast.dana, cast)
    screen = listen(window().sign_in(cast.dana), plan, *voices)
    assert screen.page.locator(".app-aloud:visible").count() == 0


def test_a_device_may_name_its_voices_late(cast: Cast, plan: Plan, window: Window) -> None:
    release(plan, cast.dana, cast)
    screen = listen(window().sign_in(cast.dana), plan)
    assert screen.page.locator(".app-aloud:visible").count() == 0
    screen.page.evaluate(
        f"window.voices = [{json.dumps(ANN)}]; speechSynthesis.dispatchEvent(new Event('voiceschanged'))"
    )
    assert screen.page.locator(".app-aloud:visible").count() > 3
    screen.check()


@pytest.mark.parametrize(("voices", "english"), [((ANIA,), False), ((ANIA, ANN), True)])
def test_english_words_in_a_polish_plan_are_read_by_an_english_voice_or_left_out(
    cast: Cast, plan: Plan, window: Window, voices: tuple[dict[str, Any], ...], english: bool
) -> None:
    translated(plan, "pl", Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    Wording.objects.filter(item__capture="concern", language="pl").update(checked_by=None, checked_text="")
    release(plan, cast.piotr, cast)
    screen = listen(window(phone=True, language="pl-PL").sign_in(cast.piotr), plan, *voices)
    page = screen.page
    page.locator(".app-section--concerns .app-aloud button").first.click()
    while page.evaluate("speechSynthesis.now !== null"):
        end(screen)
    spoken = {one["text"]: one["voice"] for one in heard(screen)}
    said = [name for text, name in spoken.items() if "Nobody was home" in text]
    assert said == (["Ann"] if english else [])
    assert set(spoken.values()) == ({"Ann", "Ania"} if english else {"Ania"})


def test_without_highlights_the_sentence_is_marked_and_the_page_left_as_it_was(
    cast: Cast, plan: Plan, window: Window
) -> None:
    release(plan, cast.dana, cast)
    screen = window().sign_in(cast.dana)
    screen.page.add_init_script("Object.defineProperty(CSS, 'highlights', {value: undefined}); delete window.Highlight")
    listen(screen, plan, ANN)
    section = screen.page.locator(".app-section--concerns")
    before = section.locator(".app-entries").first.inner_html()
    section.locator(".app-aloud button").first.click()
    for _ in range(3):
        now = "".join(section.locator(".app-aloud-now").all_text_contents())
        assert now == heard(screen)[-1]["text"]
        end(screen)
    screen.page.keyboard.press("Escape")
    assert section.locator(".app-aloud-now").count() == 0
    assert section.locator(".app-entries").first.inner_html() == before


@pytest.mark.parametrize("javascript", [True, False])
def test_a_recording_is_played_instead(cast: Cast, plan: Plan, window: Window, javascript: bool) -> None:
    reading = release(plan, cast.dana, cast)
    record_for(plan, reading, cast.lena, seconds=2)
    key = section_of(reading)["key"]
    screen = listen(window(phone=True, javascript=javascript).sign_in(cast.dana), plan, ANN)
    page = screen.page
    bar = page.locator(f".app-section--{key} .app-aloud")
    assert page.locator("audio").count() == 1
    assert bar.locator("audio").is_visible()
    assert bar.get_by_role("button", name="Slower").count() == (1 if javascript else 0)
    screen.shot(f"recorded-{'with' if javascript else 'without'}-javascript")
    if not javascript:
        assert page.get_by_role("button", name="Listen").count() == 0
        return
    sound = bar.locator("audio")
    bar.get_by_role("button", name="Again").click()
    screen.until("!document.querySelector('audio').paused")
    bar.get_by_role("button", name="Slower").click()
    assert sound.evaluate("e => e.playbackRate") == 0.7
    assert page.evaluate("navigator.mediaSession.metadata.title") == "Clear Plan"
    # One voice at a time.
    page.locator(".app-aloud button[id^=listen-]").first.click()
    assert sound.evaluate("e => e.paused")
    sound.evaluate("e => e.play()")
    screen.until("speechSynthesis.now === null")
    page.evaluate("document.dispatchEvent(new Event('app:exit'))")
    assert sound.evaluate("e => e.paused")
    screen.check()
