"""A voice recorded in the page, sent as a file, heard by the family (the microphone is Chromium's invented one)."""

import re
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from portal.dialogue.models import Answer
from portal.plans.models import Plan
from portal.wording.models import Reading, Recording
from tests.cast import Cast
from tests.plans import make_plan, release_to, word
from tests.sounds import section_of, silence

from .conftest import ARGUMENTS, CHROMIUM
from .screen import Screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R-X-05")]
INVENTED = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@pytest.fixture(scope="module")
def talking(browser: Browser) -> Iterator[Browser]:
    """A Chromium whose microphone beeps."""
    started = browser.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *INVENTED])
    yield started
    started.close()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])
    word(made, cast.lena)
    return made


def given(plan: Plan, cast: Cast) -> Reading:
    reading = release_to(plan, cast.dana, cast.lena).reading
    assert reading is not None
    return reading


def open_page(browser: Browser, live_server: LiveServer, *, phone: bool = False, javascript: bool = True) -> Screen:
    width = 375 if phone else 1280
    context = browser.new_context(
        locale="en-GB", viewport={"width": width, "height": 900}, java_script_enabled=javascript
    )
    context.set_default_timeout(15_000)
    return Screen(context.new_page(), live_server.url, without_axe=not javascript)


def speaks(page: Page) -> None:
    """Something is recorded, and the page says how long; a busy machine may count on meanwhile."""
    expect(page.locator(".app-recorder__time")).to_have_text(re.compile("^0:0[1-9]$"), timeout=15_000)


@pytest.mark.parametrize("phone", [True, False])
def test_a_voice_is_recorded_and_heard(
    cast: Cast, plan: Plan, talking: Browser, live_server: LiveServer, phone: bool
) -> None:
    reading = given(plan, cast)
    key = section_of(reading)["key"]
    screen = open_page(talking, live_server, phone=phone).sign_in(cast.lena)
    page = screen.page
    screen.open(f"/plans/{plan.pk}/recordings/").shot(f"recordings-{page.viewport_size['width']}")  # type: ignore[index]
    screen.page.locator("main .app-card a").first.click()
    screen.check().shot(f"recordings-one-{page.viewport_size['width']}")  # type: ignore[index]
    screen.open(f"/plans/{plan.pk}/recordings/{reading.person_id}/{key}/")
    page.get_by_role("button", name="Record", exact=True).click()
    stop = page.get_by_role("button", name="Stop", exact=True)
    stop.wait_for()
    expect(stop).to_be_focused()
    assert "Recording. Speak now." in page.locator(".app-recorder [role=status]").inner_text()
    speaks(page)
    screen.check()
    stop.click()
    page.get_by_role("button", name="Record again").wait_for()
    assert page.evaluate("document.querySelector('input[type=file]').files[0].name.startsWith('voice.')")
    screen.check().shot(f"record-{page.viewport_size['width']}")  # type: ignore[index]
    page.get_by_role("button", name="Keep the recording").click()
    page.wait_for_url(f"**/recordings/{reading.person_id}/")
    screen.check()
    kept = Recording.objects.select_related("file").get()
    assert kept.file.type in {"audio/webm", "audio/mp4", "audio/ogg"}
    screen.open(f"/plans/{plan.pk}/recordings/{reading.person_id}/{key}/").shot("record-again")
    screen.finish()
    page.context.close()
    hers = open_page(talking, live_server, phone=phone).sign_in(cast.dana)
    hers.open(f"/my/plans/{plan.pk}/")
    sound = hers.page.locator(f".app-section--{key} audio")
    sound.evaluate("e => e.play()")
    hers.until("document.querySelector('audio').currentTime > 0")
    hers.finish()
    hers.page.context.close()


def test_a_mother_says_it_by_voice_and_her_social_worker_hears_it(
    cast: Cast, plan: Plan, talking: Browser, live_server: LiveServer
) -> None:
    given(plan, cast)
    screen = open_page(talking, live_server, phone=True).sign_in(cast.dana).open(f"/my/plans/{plan.pk}/answer/")
    page = screen.page
    screen.choose("I want to say something")
    page.get_by_role("button", name="Record", exact=True).click()
    speaks(page)
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("button", name="Record again").wait_for()
    screen.check().shot("answering-by-voice")
    screen.press("Send")
    own = page.locator("audio").first.get_attribute("src")
    answer = Answer.objects.select_related("file").get()
    assert answer.file and answer.file.type in {"audio/webm", "audio/mp4", "audio/ogg"}
    assert own == reverse("family:answer_file", args=[plan.pk, answer.pk])
    screen.finish()
    page.context.close()
    lead = open_page(talking, live_server).sign_in(cast.lena).open(f"/plans/{plan.pk}/answers/")
    lead.page.locator("audio").first.evaluate("e => e.play()")
    lead.until("document.querySelector('audio').currentTime > 0")
    lead.finish()
    lead.page.context.close()


def test_a_recording_can_be_thrown_away_and_a_file_chosen_instead(
    cast: Cast, plan: Plan, talking: Browser, live_server: LiveServer
) -> None:
    reading = given(plan, cast)
    screen = open_page(talking, live_server).sign_in(cast.lena)
    page = screen.page
    screen.open(f"/plans/{plan.pk}/recordings/{reading.person_id}/{section_of(reading)['key']}/")
    page.get_by_role("button", name="Record", exact=True).click()
    speaks(page)
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("button", name="Remove the recording").click()
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_focused()
    assert page.evaluate("document.querySelector('input[type=file]').files.length") == 0
    page.locator("input[type=file]").set_input_files({"name": "a.wav", "mimeType": "audio/wav", "buffer": silence()})
    page.locator(".app-recorder audio").wait_for()
    page.get_by_role("button", name="Keep the recording").click()
    page.wait_for_url(f"**/recordings/{reading.person_id}/")
    screen.check()
    assert Recording.objects.select_related("file").get().file.type == "audio/wav"
    screen.finish()
    page.context.close()


def test_without_a_microphone_and_without_javascript_a_file_will_do(
    cast: Cast, plan: Plan, browser: Browser, live_server: LiveServer
) -> None:
    reading = given(plan, cast)
    address = f"/plans/{plan.pk}/recordings/{reading.person_id}/{section_of(reading)['key']}/"
    screen = open_page(browser, live_server).sign_in(cast.lena).open(address)
    screen.page.evaluate("navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no'); }; null")
    screen.page.get_by_role("button", name="Record", exact=True).click()
    screen.page.get_by_text("We cannot use the microphone.").wait_for()
    screen.check().finish()
    screen.page.context.close()
    plain = open_page(browser, live_server, javascript=False).sign_in(cast.lena).open(address)
    assert plain.page.get_by_role("button", name="Record", exact=True).count() == 0
    plain.page.locator("input[type=file]").set_input_files(
        {"name": "a.wav", "mimeType": "audio/wav", "buffer": silence()}
    )
    plain.press("Keep the recording")
    assert Recording.objects.count() == 1
    plain.page.context.close()


def test_other_pages_get_no_microphone(cast: Cast, plan: Plan, talking: Browser, live_server: LiveServer) -> None:
    given(plan, cast)
    screen = open_page(talking, live_server).sign_in(cast.lena).open(f"/plans/{plan.pk}/recordings/")
    asked = "navigator.mediaDevices.getUserMedia({audio: true}).then(() => 'given', (error) => error.name)"
    assert screen.page.evaluate(asked) == "NotAllowedError"
    screen.page.context.close()
