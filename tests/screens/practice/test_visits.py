"""The screens of visits to the child and of denied access."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.people.models import User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import open_tasks
from portal.procedures.models import Jurisdiction, LocalContact, Timescale
from portal.visits.enums import Place
from portal.visits.models import ChildSeen, DeniedAccess
from portal.visits.rules import Visit
from portal.visits.services import record_visit
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, TODAY, make_plan

pytestmark = pytest.mark.django_db
QUERIES = 24
DAY = {"on_day": "2", "on_month": "3", "on_year": "2026"}


def page(name: str, plan: Plan, *more: Any) -> str:
    return reverse(f"practice:{name}", args=[plan.pk, *more])


def visited(**other: Any) -> dict[str, Any]:
    """What the form sends for a child who was seen alone at home."""
    given = {"key": uuid.uuid4(), "place": "home", "seen": "yes", "alone": "yes", "bedroom": "on",
             "child_day": "Up at six with the baby", "child_said": "Monster under my bed"}  # fmt: skip
    return {**DAY, **given, **other}


def refused(cast: Cast, **other: Any) -> dict[str, Any]:
    given = {"key": uuid.uuid4(), "refused_by": cast.piotr.pk, "what_happened": "He shut the door at ten",
             "what_was_done": "Rang the duty team"}  # fmt: skip
    return {**DAY, **given, **other}


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.requirement("R-001-34", "R-002-21")
def test_the_lead_records_a_visit_and_the_group_reads_it(lena: Client, cast: Cast, plan: Plan) -> None:
    assert lena.post(page("visit", plan), visited()).status_code == 302
    made = ChildSeen.objects.get()
    assert (made.is_seen, made.is_alone, made.bedroom_seen, made.place) == (True, True, True, Place.HOME)
    tom = sign_in(Client(), cast.tom)
    html = text(tom, page("visits", plan))
    for words in ("Monster under my bed", "Up at six", "Bedroom seen", "2 March 2026", "Lena Hart"):
        assert words in html
    assert page("visit", plan) not in html and "Correct this" not in html
    for name, more in (("visit", []), ("visit_again", [made.pk])):
        assert tom.get(page(name, plan, *more)).status_code == 404
        assert tom.post(page(name, plan, *more), visited()).status_code == 404
    assert ChildSeen.objects.count() == 1


def test_the_manager_reads_and_nobody_else_does(cast: Cast, plan: Plan) -> None:
    assert sign_in(Client(), cast.mair).get(page("visits", plan)).status_code == 200
    for person in (cast.owen, cast.mira, cast.dana):
        assert sign_in(Client(), person).get(page("visits", plan)).status_code == 404


@pytest.mark.requirement("R-001-33", "R-001-34")
@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"seen": ""}, "Choose whether the child was seen."), ({"alone": ""}, "Choose whether the child was seen alone."),
     ({"alone": "no"}, "Write down why the child was not alone."), ({"child_said": " "}, "or why there is nothing."),
     ({"child_day": ""}, "Write down what the child&#x27;s day is like."),
     ({"place": "school"}, "no bedroom at school"),
     ({"on_year": "2999"}, "must not be in the future"), ({"on_year": "2025"}, "had not begun"),
     ({"seen": "no", "alone": ""}, "Write down why the child was not seen."), ({"on_day": ""}, "day, a month")],
)  # fmt: skip
def test_what_is_missing_is_asked_for_and_nothing_is_lost(
    lena: Client, plan: Plan, wrong: dict[str, str], words: str
) -> None:
    answer = lena.post(page("visit", plan), visited(**wrong))
    html = answer.content.decode()
    assert answer.status_code == 422 and words in html and html.count('role="alert"') == 1
    assert not ChildSeen.objects.exists()


def test_a_form_sent_twice_is_one_record_and_typed_text_outlives_the_session(lena: Client, plan: Plan) -> None:
    given = visited()
    for _ in range(2):
        lena.post(page("visit", plan), given)
    assert ChildSeen.objects.count() == 1
    assert "Monster under my bed" in Client().post(page("visit", plan), given).content.decode()


@pytest.mark.requirement("R-002-21")
def test_a_correction_stands_beside_what_was_wrong(lena: Client, cast: Cast, plan: Plan) -> None:
    lena.post(page("visit", plan), visited())
    first = ChildSeen.objects.get()
    again = page("visit_again", plan, first.pk)
    assert "Monster under my bed" in text(lena, again)
    other = visited(alone="no", why_not_alone="Dana stayed", child_said="QZXNEW")
    assert lena.post(again, other).status_code == 302
    assert lena.post(again, other).status_code == 302  # the button pressed twice
    assert ChildSeen.objects.count() == 2
    html = text(lena, page("visits", plan))
    assert html.index("QZXNEW") < html.index("As it was recorded before") < html.index("Monster under my bed")
    assert lena.get(page("visit_again", make_plan(cast.wren, cast.lena, cast.dana), first.pk)).status_code == 404


def test_a_record_that_was_corrected_meanwhile_loses_nothing_that_was_typed(lena: Client, plan: Plan) -> None:
    lena.post(page("visit", plan), visited())
    again = page("visit_again", plan, ChildSeen.objects.get().pk)
    lena.post(again, visited(child_said="QZXNEWER"))
    newer = ChildSeen.objects.get(correction=None)
    answer = lena.post(again, visited(child_said="QZXTYPED"))
    html = answer.content.decode()
    assert answer.status_code == 409 and "QZXTYPED" in html and "QZXNEWER" in html
    assert ChildSeen.objects.count() == 2
    where = page("visit_again", plan, newer.pk)
    assert f'action="{where}"' in html
    assert lena.get(again).status_code == 404
    assert lena.post(where, visited(child_said="QZXTYPED")).status_code == 302
    assert ChildSeen.objects.get(correction=None).corrects == newer


@pytest.mark.requirement("R-001-34")
def test_not_alone_twice_shows_on_the_managers_page(lena: Client, cast: Cast, plan: Plan) -> None:
    for day in ("2", "3"):
        lena.post(page("visit", plan), visited(alone="no", why_not_alone="Dana stayed", on_day=day))
    assert [one.kind for one in open_tasks(plan)] == [TaskKind.SEEN_ALONE_ALERT]
    html = text(sign_in(Client(), cast.mair), page("plan", plan))
    assert str(TaskKind.SEEN_ALONE_ALERT.label) in html and page("visits", plan) in html


@pytest.mark.requirement("R-001-42")
def test_a_bedroom_that_nobody_saw_in_time_is_said_on_the_plans_page(lena: Client, plan: Plan) -> None:
    england = Jurisdiction.objects.get(key="england")
    Timescale.objects.create(jurisdiction=england, key="bedroom", count=20, unit="working_days")
    lena.post(page("visit", plan), visited(bedroom=""))
    words = "The child's bedroom was to be seen by"
    assert words in text(lena, page("visits", plan)) and words in text(lena, page("plan", plan))
    today = timezone.localdate()
    seen = visited(on_day=today.day, on_month=today.month, on_year=today.year)
    lena.post(page("visit", plan), seen)
    assert words not in text(lena, page("visits", plan)) and words not in text(lena, page("plan", plan))


@pytest.mark.requirement("R-002-20")
def test_the_unseen_sister_is_named_on_both_pages_and_only_to_who_may_see_her_plan(
    lena: Client, cast: Cast, plan: Plan
) -> None:
    england = Jurisdiction.objects.get(key="england")
    Timescale.objects.create(jurisdiction=england, key="visit", count=10, unit="working_days")
    make_plan(cast.wren, cast.lena, cast.dana)
    today = timezone.localdate()
    lena.post(page("visit", plan), visited(on_day=today.day, on_month=today.month, on_year=today.year))
    child = reverse("practice:child", args=[cast.robin.pk])
    for address in (page("visits", plan), child):
        html = text(lena, address)
        assert html.count("has been recorded.") == 1 and "Wren Green" in html.partition("has been recorded.")[0]
    html = text(sign_in(Client(), cast.tom), page("visits", plan))
    assert "Wren" not in html and "has been recorded." not in html


@pytest.mark.requirement("R-002-24")
def test_denied_access_stands_on_the_plan_until_the_child_is_seen(lena: Client, cast: Cast, plan: Plan) -> None:
    tom = sign_in(Client(), cast.tom)
    given = refused(cast)
    for _ in range(2):
        assert tom.post(page("denied", plan), given).status_code == 302
    assert DeniedAccess.objects.get().reported_by == account(cast.tom)
    words = "did not let us see the child. Nobody has seen the child since."
    for name in ("plan", "visits", "denied"):
        assert text(lena, page(name, plan)).count(words) == 1
    assert "He shut the door at ten" in text(lena, page("visits", plan))
    form, where = 'name="what_happened"', page("denied", plan)
    assert form not in text(tom, where) and form in text(tom, f"{where}?again"), "reported once, asked for again"
    lena.post(page("visit", plan), visited(seen="no", alone="", why_not_seen="Shut again"))
    assert words in text(lena, page("plan", plan))
    lena.post(page("visit", plan), visited())
    assert words not in text(lena, page("plan", plan)) and open_tasks(plan) == []
    assert form in text(tom, where)
    assert "He shut the door at ten" in text(lena, page("visits", plan))  # what was reported stays


@pytest.mark.requirement("R-002-24")
def test_the_urgent_steps_are_the_places_own_and_name_whom_no_message_reaches(
    lena: Client, cast: Cast, plan: Plan
) -> None:
    from wagtail.models import Locale

    LocalContact.objects.create(
        jurisdiction="england", key="duty", name="Front door", phone="01632 960999", locale=Locale.get_default()
    )
    User.objects.filter(pk=account(cast.mair).pk).update(email="mair@authority.example")
    html = text(lena, page("denied", plan))
    assert "Front door" in html and "01632 960999" in html
    ring = html.partition("At once")[2].partition("Report it")[0]
    assert "Tom Bell" in ring and "Mair" not in ring and "Lena" not in ring


def test_more_colleagues_ask_no_more(lena: Client, cast: Cast, plan: Plan) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert "Tom Bell" in text(lena, page("denied", plan))
        return len(found)

    before = asked()
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom, cast.joan, cast.mira, cast.owen])
    assert asked() == before


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"refused_by": "other"}, "Write down who it was."), ({"refused_by": ""}, "Choose who."),
     ({"what_happened": " "}, "Write down what happened."), ({"what_was_done": ""}, "what you have done")],
)  # fmt: skip
def test_a_report_says_everything(lena: Client, cast: Cast, plan: Plan, wrong: dict[str, str], words: str) -> None:
    answer = lena.post(page("denied", plan), refused(cast, **wrong))
    assert answer.status_code == 422 and words in answer.content.decode() and not DeniedAccess.objects.exists()


def test_a_stranger_to_the_network_can_have_refused(lena: Client, cast: Cast, plan: Plan) -> None:
    lena.post(page("denied", plan), refused(cast, refused_by="other", refused_name="A man at the door"))
    assert "A man at the door" in text(lena, page("plan", plan))
    assert lena.post(page("denied", plan), refused(cast, refused_by=cast.amina.pk)).status_code == 422
    for person in (cast.owen, cast.dana):
        assert sign_in(Client(), person).post(page("denied", plan), refused(cast)).status_code == 404


@pytest.mark.requirement("R-001-41")
def test_the_lead_says_how_often_the_plan_asks_for_a_visit(lena: Client, cast: Cast, plan: Plan) -> None:
    address = page("visits", plan)
    assert sign_in(Client(), cast.tom).post(address, {"days": "5"}).status_code == 404
    for wrong in ("0", "31", "often"):
        assert lena.post(address, {"days": wrong}).status_code == 422
    assert lena.post(address, {"days": "5"}).status_code == 302
    html = text(lena, address)
    assert 'value="5"' in html and "9 March 2026" in html and "Overdue" in html
    lena.post(address, {"days": ""})
    assert "9 March 2026" not in text(lena, address)


def test_many_visits_ask_no_more(
    lena: Client, cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        record_visit(
            key=uuid.uuid4(), plan=plan, by=account(cast.lena), today=TODAY + timedelta(days=30), now=NOW,
            visit=Visit(
                on=TODAY + timedelta(days=number), place=Place.HOME, is_seen=True, is_alone=True, day="x", said="QZX"
            ),
        )  # fmt: skip
    with django_assert_max_num_queries(QUERIES):
        assert text(lena, page("visits", plan)).count("QZX") == 8
