"""From an answer to the agenda to the reply, in a real browser: on a phone, without a script, from right to left."""

import pytest
from playwright.sync_api import ViewportSize

from portal.dialogue.models import Answer
from portal.people.models import Child, Person
from portal.plans.models import Plan
from portal.wording.enums import Audience
from tests.cast import Cast
from tests.dialogue import answered, picture, read_by, replied, sound
from tests.plans import make_plan, release_to, translated, word
from tests.screens.family.test_questions import views_form

from .conftest import Window
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
NARROW: ViewportSize = {"width": 375, "height": 720}


def fits(screen: Screen) -> bool:
    """Whether nothing hangs over the side."""
    return bool(screen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def plan_of(child: Child, lead: Person, reader: Person, language: str, audience: Audience, checker: Person) -> Plan:
    plan = make_plan(child, lead, reader)
    word(plan, lead)
    if language != "en":
        translated(plan, language, audience, by=lead, checked_by=checker)
    release_to(plan, reader, lead)
    return plan


@pytest.mark.requirement("R-001-18")
def test_from_answer_to_agenda_to_reply(cast: Cast, window: Window) -> None:
    plan = read_by(cast, cast.dana)
    mother = window(phone=True).sign_in(cast.dana)
    mother.page.set_viewport_size(NARROW)
    mother.open(f"/my/plans/{plan.pk}/").shot("answering-plan")
    mother.follow("Answer this").shot("answering-item")
    assert fits(mother)
    mother.choose("I disagree").fill("In your own words (optional)", "It was twice. I was ill.")
    mother.press("Send").shot("answering-own")
    assert mother.sees("It was twice. I was ill.") and mother.sees("No reply yet.") and fits(mother)

    lead = window().sign_in(cast.lena)
    lead.open("/children/").shot("answering-children")
    assert lead.sees("1 new answer")
    lead.open(f"/plans/{plan.pk}/").follow("What people said").shot("answering-lead")
    lead.follow("Agenda of the next meeting").shot("answering-agenda")
    assert lead.sees("Disagreements") and lead.sees("It was twice. I was ill.")
    lead.page.go_back()
    lead.check().page.get_by_text("Reply", exact=True).click()
    lead.fill("Your reply", "Thank you. I have put it on the agenda.").press("Send the reply").shot("answering-replied")

    mother.open("/my/").shot("answering-home")
    mother.follow("Somebody replied to you")
    assert mother.sees("I have put it on the agenda") and mother.sees("Lena Hart")
    mother.shot("answering-reply")
    mother.open(f"/my/plans/{plan.pk}/")
    assert not mother.page.get_by_role("link", name="Somebody replied to you").count()


def test_a_mother_answers_in_urdu_without_javascript(cast: Cast, window: Window) -> None:
    plan = plan_of(cast.sami, cast.lena, cast.amina, "ur", Audience.FAMILY, cast.tom)
    for javascript in (True, False):
        screen = window(phone=True, language="ur-PK", javascript=javascript).sign_in(cast.amina).speak("ur")
        screen.page.set_viewport_size(NARROW)
        screen.open(f"/my/plans/{plan.pk}/answer/")
        screen.shot(f"answering-urdu-{javascript}")
        assert screen.page.locator("html").get_attribute("dir") == "rtl" and (not javascript or fits(screen))
        screen.page.locator('input[name="said"][value="interpreter"]').check()
        screen.page.locator('textarea[name="text"]').fill("مجھے مدد چاہیے")
        screen.page.locator("form.app-answer button[type=submit]").last.click()
        screen.check().shot(f"answering-urdu-own-{javascript}")
        assert screen.sees("مجھے مدد چاہیے")
    assert Answer.objects.filter(said="interpreter", language="ur").count() == 2


@pytest.mark.requirement("R-002-22")
def test_a_child_says_it_with_a_picture_for_the_social_worker_alone(cast: Cast, window: Window) -> None:
    Person.objects.filter(pk=cast.cai.person_id).update(born_on="2017-05-01", language="en")
    cast.cai.person.refresh_from_db()
    plan = plan_of(cast.cai, cast.owen, cast.cai.person, "en", Audience.CHILD, cast.tom)
    screen = window(phone=True).sign_in(cast.cai)
    screen.page.set_viewport_size(NARROW)
    screen.open(f"/my/plans/{plan.pk}/answer/").shot("answering-child")
    assert fits(screen)
    screen.choose("I want to say something").choose("Only my social worker may see this")
    files = {"name": "mine.png", "mimeType": "image/png", "buffer": picture("PNG")}
    screen.page.locator('input[name="picture"]').set_input_files(files)  # type: ignore[arg-type]
    screen.press("Send").shot("answering-child-own")
    assert Answer.objects.get().for_lead
    shown = screen.page.locator(".app-said__picture")
    shown.scroll_into_view_if_needed()  # it is fetched when somebody comes near it
    assert shown.evaluate("async one => { await one.decode(); return one.naturalWidth; }") == 60


def test_the_lead_records_an_explanation(cast: Cast, window: Window) -> None:
    plan = read_by(cast, cast.dana, cast.piotr)
    replied(answered(plan, cast.dana), cast.lena)
    screen = window().sign_in(cast.lena)
    screen.open(f"/plans/{plan.pk}/people/").shot("answering-people")
    screen.page.locator(f'a[href$="/explain/{cast.dana.pk}/"]').click()
    screen.check().shot("answering-explain")
    screen.choose("At home").choose("Partly").press("Save").shot("answering-explain-wrong")
    screen.fill("What will you do about what was not understood?", "Draw the week together").press("Save")
    assert screen.sees("Draw the week together")
    narrow = window(phone=True).sign_in(cast.lena)
    narrow.page.set_viewport_size(NARROW)
    for name in ("people", "answers", "agenda", f"explain/{cast.dana.pk}"):
        narrow.open(f"/plans/{plan.pk}/{name}/").shot(f"answering-narrow-{name[:7]}")
        assert fits(narrow), name


def test_a_voice_can_be_heard_again(cast: Cast, window: Window) -> None:
    plan = read_by(cast, cast.dana)
    screen = window(phone=True).sign_in(cast.dana)
    screen.open(f"/my/plans/{plan.pk}/answer/").choose("I want to say something")
    files = {"name": "voice.wav", "mimeType": "audio/wav", "buffer": sound()}
    screen.page.locator('input[name="sound"]').set_input_files(files)  # type: ignore[arg-type]
    screen.press("Send")
    ready = "async one => { one.load(); await new Promise(done => one.oncanplay = done); return one.duration }"
    assert 0.05 < screen.page.locator(".app-said audio").evaluate(ready) < 0.2


def test_a_mother_answers_the_questions_of_her_area(cast: Cast, window: Window) -> None:
    views_form(cast.pat)
    plan = read_by(cast, cast.dana)
    screen = window(phone=True).sign_in(cast.dana)
    screen.page.set_viewport_size(NARROW)
    screen.open(f"/my/plans/{plan.pk}/answer/").press("Go to the questions").shot("answering-questions")
    screen.follow("What you think").shot("answering-questions-step")
    assert fits(screen) and screen.page.get_by_role("button", name="Exit this page").is_visible()
    screen.page.locator("textarea").first.fill("I sleep badly since.")
    screen.page.get_by_role("button", name="Save and continue").click()
    screen.check().shot("answering-questions-check")
    screen.page.get_by_role("button", name="Send").last.click()
    screen.check()
    assert screen.sees("I sleep badly since.")
