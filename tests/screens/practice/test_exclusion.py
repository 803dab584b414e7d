"""Keeping somebody out of the core group: they lose exactly what was named, are still heard, and it has an end."""

import io
import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.access import grants
from portal.access.actions import Action
from portal.audit.models import Entry
from portal.dialogue.services import ask_for_views
from portal.engagement.enums import Heard, Scope
from portal.engagement.exceptions import NotExcluded
from portal.engagement.models import Exclusion
from portal.engagement.services import end_exclusion, exclude
from portal.engagement.services.excluding import Terms
from portal.people.enums import ContactKind
from portal.people.models import Person
from portal.people.services import keep_contact
from portal.plans.enums import Ground, TaskKind
from portal.plans.models import Plan, Withholding
from portal.plans.selectors import open_tasks_seen, shown_tasks
from portal.practice.selectors.engaging import invited
from portal.procedures.models import LocalContact
from portal.wording.models import Release
from tests.cast import Cast, account, sign_in
from tests.dialogue import read_by
from tests.plans import NOW, TODAY, withhold_from

pytestmark = pytest.mark.django_db
QUERIES = 30
SECRET = "QZXWHY"


@pytest.fixture
def shared(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


def terms(cast: Cast, *items: UUID, **other: Any) -> Terms:
    given = Terms(
        scope=Scope.GROUP, part="", ground=Ground.ADULT, evidence=SECRET, authorised_by=cast.mira, since=TODAY,
        until=TODAY + timedelta(days=90), review_on=TODAY + timedelta(days=30), heard=Heard.ADVOCATE,
        heard_note="Ada rings on Monday", items=items,
    )  # fmt: skip
    return replace(given, **other)


def keep_out(plan: Plan, person: Person, cast: Cast, given: Terms, **other: Any) -> Exclusion:
    common: dict[str, Any] = {"key": uuid.uuid4(), "by": account(cast.lena), "today": TODAY, "now": NOW}
    made, unread = exclude(plan=plan, person=person, terms=given, **(common | other))
    assert not unread
    return made


def entries(plan: Plan, person: Person) -> set[str]:
    """The keys of everything in what somebody reads now."""
    release = Release.objects.select_related("reading").get(plan=plan, person=person)
    assert release.reading is not None
    return {one["key"] for section in release.reading.content["sections"] for one in section["entries"] if one["key"]}


def page(plan: Plan, person: Person, name: str = "exclusion") -> str:
    return reverse(f"practice:{name}", args=[plan.pk, person.pk])


def day(name: str, on: date) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def sent(cast: Cast, plan: Plan, *items: UUID, **other: Any) -> dict[str, Any]:
    """What the form sends."""
    given = {
        "key": uuid.uuid4(),
        "scope": "group",
        "part": "",
        "ground": "adult",
        "evidence": SECRET,
        "authorised_by": cast.mira.pk,
        "heard": "advocate",
        "heard_note": "Ada rings on Monday",
        "is_asked": "no",
        "items": [str(one) for one in items],
        "basis": "A court's order" if items else "",
    }
    days = day("since", plan.started_on) | day("until", date(2099, 6, 1)) | day("review_on", date(2099, 3, 1))
    return given | days | other  # fmt: skip


@pytest.mark.requirement("R-002-18")
def test_an_excluded_parent_loses_exactly_the_named_items(cast: Cast, shared: Plan, client: Client) -> None:
    before, others = entries(shared, cast.dana), entries(shared, cast.piotr)
    lost = {str(one.pk) for one in shared.items.filter(capture__in=["strength", "action"])}
    assert lost and lost < before
    made = keep_out(shared, cast.dana, cast, terms(cast, *map(UUID, sorted(lost))))
    assert entries(shared, cast.dana) == before - lost and entries(shared, cast.piotr) == others
    assert grants.can(account(cast.dana), Action.READ_PLAN, shared)
    html = sign_in(client, cast.dana).get(reverse("family:plan", args=[shared.pk])).content.decode()
    assert "Breakfast together" not in html and "Nobody was home" in html
    assert not any(word in html for word in (SECRET, "kept out", "withheld"))
    end_exclusion(exclusion=made, revision=0, by=account(cast.lena), now=NOW)
    assert entries(shared, cast.dana) == before
    kept = Withholding.objects.get()
    assert kept.ended_at is not None and kept.review_on == made.review_on and kept.authorised_by == cast.mira


@pytest.mark.requirement("R-002-18")
def test_what_was_given_before_stays_closed(cast: Cast, shared: Plan) -> None:
    given = Release.objects.get(plan=shared, person=cast.dana).reading_id
    item = shared.items.get(capture="concern").pk
    made = keep_out(shared, cast.dana, cast, terms(cast, item))
    between = Release.objects.get(plan=shared, person=cast.dana).reading_id
    end_exclusion(exclusion=made, revision=0, by=account(cast.lena), now=NOW)
    now = Release.objects.get(plan=shared, person=cast.dana).reading_id
    assert len({given, between, now}) == 3


@pytest.mark.requirement("R-002-18")
def test_without_items_nothing_is_withheld(cast: Cast, shared: Plan) -> None:
    before = Release.objects.get(plan=shared, person=cast.dana).reading_id
    made = keep_out(shared, cast.dana, cast, terms(cast))
    assert made.withholding is None and not Withholding.objects.exists()
    assert Release.objects.get(plan=shared, person=cast.dana).reading_id == before


@pytest.mark.requirement("R-002-18")
def test_who_is_kept_out_is_not_invited_but_shown_with_how_they_are_heard(
    lena: Client, cast: Cast, shared: Plan
) -> None:
    made = keep_out(shared, cast.piotr, cast, terms(cast))
    people, out = invited(shared, TODAY)
    assert cast.piotr not in {one.person for one in people} and out == [made]
    for after in (made.until, made.until + timedelta(days=1)):
        assert (cast.piotr in {one.person for one in invited(shared, after)[0]}) == (after > made.until)
    part = keep_out(shared, cast.dana, cast, terms(cast, scope=Scope.PART, part="Talks on money"))
    people, out = invited(shared, TODAY)
    assert (cast.dana in {one.person for one in people} and out == [made, part]) or out == [part, made]
    Exclusion.objects.update(until=date(2099, 1, 1))
    html = lena.get(reverse("practice:meetings", args=[shared.pk])).content.decode()
    assert "Ada rings on Monday" in html and f"{cast.piotr.pk}-informed" not in html
    assert f"{cast.dana.pk}-informed" in html and "Talks on money" in html
    withhold_from(shared, cast.piotr, cast.lena, cast.mira)
    assert invited(shared, TODAY)[1] == [part]


@pytest.mark.requirement("R-002-18")
@pytest.mark.parametrize("is_asked", [True, False])
def test_the_portal_asks_only_as_decided(
    cast: Cast, shared: Plan, is_asked: bool, django_capture_on_commit_callbacks: Any
) -> None:
    keep_contact(
        person=cast.dana, kind=ContactKind.EMAIL, value="dana@example.org", is_safe=True, seen=None,
        by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    made = keep_out(shared, cast.dana, cast, terms(cast, is_asked=is_asked))
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        assert ask_for_views(plan=shared, person=cast.dana, now=NOW) == is_asked
    assert bool(waiting) == is_asked and not mail.outbox
    end_exclusion(exclusion=made, revision=0, by=account(cast.lena), now=NOW)
    assert ask_for_views(plan=shared, person=cast.dana, now=NOW)


@pytest.mark.requirement("R-002-18")
def test_its_review_is_to_do_until_it_is_ended_or_decided_anew(cast: Cast, shared: Plan) -> None:
    item = shared.items.get(capture="concern").pk
    first = keep_out(shared, cast.dana, cast, terms(cast, item))
    task = shared.tasks.get(kind=TaskKind.REVIEW_EXCLUSION, closed_at=None)
    assert (task.about, task.due_on) == (first.pk, first.review_on)
    with pytest.raises(NotExcluded, match="already"):
        keep_out(shared, cast.dana, cast, terms(cast, item))
    later = terms(cast, item, review_on=TODAY + timedelta(days=60))
    second = keep_out(shared, cast.dana, cast, later, instead_of=first.pk)
    first.refresh_from_db()
    assert first.ended_at and Withholding.objects.filter(ended_at=None).get() == second.withholding
    assert shared.tasks.get(kind=TaskKind.REVIEW_EXCLUSION, closed_at=None).due_on == second.review_on
    end_exclusion(exclusion=second, revision=0, by=account(cast.lena), now=NOW)
    assert not shared.tasks.filter(kind=TaskKind.REVIEW_EXCLUSION, closed_at=None).exists()


@pytest.mark.requirement("R-002-18")
def test_its_review_is_shown_two_weeks_before_to_the_lead_alone(cast: Cast, shared: Plan) -> None:
    made = keep_out(shared, cast.dana, cast, terms(cast))
    for days, is_shown in ((15, False), (14, True), (-1, True)):
        today = made.review_on - timedelta(days=days)
        for person, leads in ((cast.lena, True), (cast.tom, False)):
            wanted = [made.pk] if is_shown and leads else []
            kind = TaskKind.REVIEW_EXCLUSION
            assert [one.about for one in shown_tasks(shared, today, leads=leads) if one.kind == kind] == wanted
            assert [one.about for one in open_tasks_seen(account(person), today) if one.kind == kind] == wanted


@pytest.mark.requirement("R-002-18")
@pytest.mark.parametrize(
    ("changed", "reason"),
    [({"evidence": " "}, "evidence"), ({"scope": Scope.PART}, "part"), ({"until": TODAY}, "until"),
     ({"review_on": TODAY}, "review_on"), ({"since": TODAY + timedelta(days=1)}, "since")],
)  # fmt: skip
def test_half_a_decision_is_none(cast: Cast, shared: Plan, changed: dict[str, Any], reason: str) -> None:
    item = shared.items.get(capture="concern").pk
    with pytest.raises(NotExcluded, match=reason):
        keep_out(shared, cast.dana, cast, terms(cast, item, **changed))
    for manager in (cast.lena, cast.dana):
        with pytest.raises(NotExcluded, match="authorised_by"):
            keep_out(shared, cast.piotr, cast, terms(cast, authorised_by=manager))
    for person in (cast.robin.person, cast.tom, cast.karl):
        with pytest.raises(NotExcluded, match="person"):
            keep_out(shared, person, cast, terms(cast))
    assert not Exclusion.objects.exists() and not Withholding.objects.exists()


@pytest.mark.requirement("R-002-18")
def test_the_lead_decides_looks_and_ends_it_on_the_screen(lena: Client, cast: Cast, shared: Plan) -> None:
    item = shared.items.get(capture="concern").pk
    assert "Nobody was home" in lena.get(page(shared, cast.dana)).content.decode()
    for wrong in ({"heard": ""}, {"is_asked": ""}, {"basis": ""}, {"ground": "awkward"}, {"until_year": 2020},
                  {"authorised_by": cast.dana.pk}, {"scope": "part"}, {"evidence": " "}):  # fmt: skip
        answer = lena.post(page(shared, cast.dana), sent(cast, shared, item, **wrong))
        assert answer.status_code == 422 and answer.content.decode().count('role="alert"') == 1
    given = sent(cast, shared, item)
    for _ in range(2):  # the button pressed twice
        assert lena.post(page(shared, cast.dana), given).status_code == 302
    one = Exclusion.objects.get()
    html = lena.get(page(shared, cast.dana)).content.decode()
    assert SECRET in html and "Nobody was home" in html and "The portal does not ask them" in html
    assert lena.post(page(shared, cast.dana), sent(cast, shared)).status_code == 409  # another one, unseen
    anew = lena.get(page(shared, cast.dana) + "?anew").content.decode()
    assert SECRET in anew and str(one.pk) in anew
    assert "until" in lena.get(reverse("practice:exclusions", args=[shared.pk])).content.decode()
    stale = {"do": "end", "decision": one.pk, "revision": 7}
    assert lena.post(page(shared, cast.dana), stale).status_code == 409
    assert lena.post(page(shared, cast.dana), {"do": "end"}).status_code == 404
    for _ in range(2):
        assert lena.post(page(shared, cast.dana), stale | {"revision": 0}).status_code == 302
    one.refresh_from_db()
    assert one.ended_by == account(cast.lena) and Withholding.objects.get().ended_at
    assert "Decided before" in lena.get(page(shared, cast.dana)).content.decode()


@pytest.mark.requirement("R-002-18")
def test_what_is_withheld_from_them_already_is_not_offered_again(lena: Client, cast: Cast, shared: Plan) -> None:
    item = shared.items.get(capture="concern").pk
    keep_out(shared, cast.dana, cast, terms(cast, item))
    made = Exclusion.objects.get()
    end_exclusion(exclusion=made, revision=0, by=account(cast.lena), now=NOW)
    from portal.wording.services import withhold

    withhold(
        plan=shared, person=cast.dana, items=[item], ground=Ground.ADULT, evidence="x", authorised_by=cast.mira,
        review_on=date(2099, 1, 1), by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    assert str(item) not in lena.get(page(shared, cast.dana)).content.decode()


@pytest.mark.requirement("R-002-18")
def test_the_letter_says_what_until_when_and_how_to_complain_and_never_why(
    lena: Client, cast: Cast, shared: Plan
) -> None:
    for code, name in (("en", "Complaints officer"),):
        LocalContact.objects.create(
            jurisdiction="england", key="complaints", name=name, phone="01632 960130", locale=_locale(code)
        )
    item = shared.items.get(capture="concern").pk
    assert lena.get(page(shared, cast.piotr, "exclusion_letter")).status_code == 404
    keep_out(shared, cast.piotr, cast, terms(cast, item))
    html = lena.get(page(shared, cast.piotr, "exclusion_letter")).content.decode()
    letter = html.partition("<article")[2].partition("</article>")[0]
    assert 'lang="pl" dir="ltr"' in letter  # in his language
    assert "2026-05-31" in letter and "2026-04-01" in letter and "Ada rings on Monday" in letter
    assert "Complaints officer" in letter and "01632 960130" in letter and "01632 960101" in letter
    assert not any(word in letter for word in (SECRET, "Nobody was home", "serious injury", "Mira"))
    paper = lena.get(page(shared, cast.piotr, "exclusion_paper"))
    assert paper["Content-Type"] == "application/pdf" and "Piotr" not in paper["Content-Disposition"]
    with pikepdf.open(io.BytesIO(paper.content)) as pdf:
        assert str(pdf.Root.Lang) == "pl" and bool(pdf.Root.MarkInfo.Marked)
    assert lena.post(page(shared, cast.piotr, "exclusion_letter")).status_code == 302
    assert Entry.objects.filter(action="letter.handed", about=f"person:{cast.piotr.pk}").exists()
    withhold_from(shared, cast.piotr, cast.lena, cast.mira)  # then nothing is told to him
    assert lena.get(page(shared, cast.piotr, "exclusion_letter")).status_code == 404


def _locale(code: str) -> Any:
    from wagtail.models import Locale

    return Locale.objects.get_or_create(language_code=code)[0]


def test_nobody_but_the_lead_sees_it(cast: Cast, shared: Plan) -> None:
    keep_out(shared, cast.dana, cast, terms(cast))
    for person in (cast.tom, cast.owen, cast.dana, cast.piotr):
        client = sign_in(Client(), person)
        for name in ("exclusion", "exclusion_letter", "exclusion_paper"):
            assert client.get(page(shared, cast.dana, name)).status_code == 404
        assert client.post(page(shared, cast.piotr), sent(cast, shared)).status_code == 404
        assert client.get(reverse("practice:exclusions", args=[shared.pk])).status_code == 404
    lena = sign_in(Client(), cast.lena)
    for nobody in (cast.robin.person, cast.tom, cast.karl):
        assert lena.get(page(shared, nobody)).status_code == 404
    assert not any(SECRET in str(one.detail) for one in Entry.objects.all())


def test_the_page_asks_little(
    lena: Client, cast: Cast, shared: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    items = [one.pk for one in shared.items.filter(capture__in=["concern", "action", "strength"])]
    keep_out(shared, cast.dana, cast, terms(cast, *items))
    with django_assert_max_num_queries(QUERIES):
        assert lena.get(page(shared, cast.dana)).status_code == 200
