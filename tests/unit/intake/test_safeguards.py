"""What no local form can leave open: without it a plan is not taken in."""

from __future__ import annotations

from typing import Any

import pytest

from forms.api import Draft, NotFinished, fill
from forms.models import Submission
from forms.selectors import form_of
from portal.intake.safeguards import Around, objections, untold_of_lead
from portal.intake.services import start_plan
from portal.plans.enums import Ground
from portal.plans.models import Plan
from portal.plans.services import withhold
from tests.cast import Cast, account
from tests.forms import answer_to, plan_form
from tests.plans import NOW, TODAY

DANA, PIOTR, ROBIN, TOM = "dana", "piotr", "robin", "tom"
NAMES = {DANA: "Dana Green", PIOTR: "Piotr Green", ROBIN: "Robin Green", TOM: "Tom Bell"}
AROUND = Around(told={key: NAMES[key] for key in (DANA, PIOTR, ROBIN)}, heard={DANA: NAMES[DANA], PIOTR: NAMES[PIOTR]})
TICKS = ("reasons", "purpose", "outline", "involvement", "leaflet")


def text(value: str) -> dict[str, Any]:
    return {"type": "text", "value": value, "display": value}


def tick(value: bool = True) -> dict[str, Any]:
    return {"type": "yes_no", "value": value, "display": str(value)}


def who(key: str) -> dict[str, Any]:
    return {"type": "person", "value": key, "display": NAMES[key]}


def rows(*fields: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"row": f"r{number}", "fields": one} for number, one in enumerate(fields)]


def explained(key: str, **other: dict[str, Any]) -> dict[str, Any]:
    leaflet = {"leaflet_version": text("2026-1"), "leaflet_language": text("Polish")}
    return {"who": who(key)} | {one: tick() for one in TICKS} | leaflet | other


def whole(**other: Any) -> dict[str, Any]:
    """What a plan captures of which nothing is missing, with something else in the place of some of it."""
    one = rows({"text": text("Words")})
    return {
        "concern": one,
        "outcome": one,
        "longer_outcome": one,
        "service": rows({"name": text("Play therapy"), "outcome": text("Sleeps")}),
        "child_views": text("Read with me"),
        "parent_views": rows(
            {"who": who(DANA), "text": text("Yes"), "is_followed": tick()},
            {"who": who(PIOTR), "text": text("No"), "is_followed": tick(False), "why_not": text("Robin asked not to")},
        ),
        "present": rows({"who": who(DANA)}, {"who": who(TOM)}),
        "explained": rows(explained(DANA)),
        "dissent": rows({"who": who(TOM), "reason": text("Too slow"), "response": text("Heard")}),
    } | other


def said(values: dict[str, Any], around: Around = AROUND) -> list[tuple[str, str]]:
    return [(one.capture, one.message) for one in objections(values, around)]


def test_a_plan_that_says_everything_is_taken() -> None:
    assert said(whole()) == []


@pytest.mark.requirement("R-000-10")
@pytest.mark.requirement("R-000-12")
@pytest.mark.parametrize("capture", ["concern", "outcome", "longer_outcome"])
@pytest.mark.parametrize("nothing", [None, [], rows({"text": text("  ")})])
def test_there_is_at_least_one_concern_and_an_outcome_of_each_term(capture: str, nothing: Any) -> None:
    ((about, message),) = said(whole(**{capture: nothing}))
    assert about == capture and "at least one" in message


@pytest.mark.requirement("R-001-17")
def test_a_service_without_its_outcome_is_refused() -> None:
    ((about, message),) = said(whole(service=rows({"name": text("Play therapy"), "outcome": text(" ")})))
    assert about == "service" and "Play therapy" in message


@pytest.mark.requirement("R-000-19")
def test_no_views_of_the_child_need_a_reason() -> None:
    assert [about for about, _ in said(whole(child_views=text(" ")))] == ["child_views"]
    assert said(whole(child_views=None, no_child_views=text("Nine weeks old"))) == []


@pytest.mark.requirement("R-000-20")
def test_two_parents_have_two_entries() -> None:
    dana = {"who": who(DANA), "text": text("Yes"), "is_followed": tick()}
    ((about, message),) = said(whole(parent_views=rows(dana)))
    assert about == "parent_views" and "Piotr Green" in message and "Dana" not in message
    assert said(whole(parent_views=rows(dana)), Around(heard={DANA: "Dana Green"})) == []


@pytest.mark.requirement("R-000-20")
@pytest.mark.parametrize(
    "followed", [{}, {"is_followed": tick(False)}, {"is_followed": tick(False), "why_not": text(" ")}]
)
def test_departing_from_a_view_needs_a_reason(followed: dict[str, Any]) -> None:
    given = {"who": who(PIOTR), "text": text("She should live with me")} | followed
    ((about, message),) = said(whole(parent_views=rows(given)), Around(heard={PIOTR: "Piotr Green"}))
    assert about == "parent_views" and "Piotr Green" in message


@pytest.mark.requirement("R-004-11")
@pytest.mark.requirement("R-004-12")
@pytest.mark.requirement("R-004-13")
@pytest.mark.parametrize(
    ("left_out", "named"),
    [
        ("reasons", "The reasons"),
        ("purpose", "What the plan is for"),
        ("outline", "What is in the plan"),
        ("involvement", "How they will be involved"),
        ("leaflet", "Complaints leaflet given"),
        ("leaflet_version", "Version of the leaflet"),
        ("leaflet_language", "Language of the leaflet"),
    ],
)
@pytest.mark.parametrize("present", [DANA, ROBIN])
def test_a_parent_or_child_who_was_there_is_told_each_of_it(left_out: str, named: str, present: str) -> None:
    missing = {name: field for name, field in explained(present).items() if name != left_out}
    values = whole(present=rows({"who": who(present)}), explained=rows(missing))
    assert said(values) == [("explained", f"{NAMES[present]} was at the conference. Not ticked or filled in: {named}.")]
    if left_out in TICKS:
        assert len(said(values | {"explained": rows(missing | {left_out: tick(False)})})) == 1


@pytest.mark.requirement("R-004-11")
def test_who_was_not_there_and_who_is_no_family_needs_no_tick() -> None:
    assert said(whole(present=rows({"who": who(TOM)}), explained=None)) == []
    assert len(said(whole(present=rows({"who": who(DANA)}, {"who": who(ROBIN)}), explained=None))) == 2


@pytest.mark.requirement("R-004-15")
@pytest.mark.parametrize("empty", ["reason", "response"])
def test_a_dissent_says_why_and_what_the_chair_answered(empty: str) -> None:
    given = {"who": who(TOM), "reason": text("Too slow"), "response": text("Heard")} | {empty: text("")}
    ((about, message),) = said(whole(dissent=rows(given)))
    assert about == "dissent" and "Tom Bell" in message


@pytest.mark.requirement("R-001-25")
def test_who_did_not_know_the_leads_role_is_named() -> None:
    items = [
        {"capture": "explained", "fields": explained(DANA, lead_role=tick())},
        {"capture": "explained", "fields": explained(PIOTR, lead_role=tick(False))},
        {"capture": "explained", "fields": explained(ROBIN)},
        {"capture": "present", "fields": {"who": who(TOM)}},
    ]
    assert untold_of_lead(items) == ("Piotr Green", "Robin Green")


@pytest.fixture
def draft(cast: Cast) -> Draft:
    plan_form(cast.pat)
    return start_plan(child=cast.robin, by=account(cast.lena), now=NOW)


def answers(draft: Draft, cast: Cast, *parents: str, present: str = "", without: str = "") -> dict[str, Any]:
    """The answers of a whole form, in which who is `present` at the conference is told everything but `without`."""
    given = {
        step.id: {q.id: answer_to(q, str(cast.tom.pk), *parents) for q in step.questions}
        for step in form_of(draft.version_id).spec.steps
    }
    for step in form_of(draft.version_id).spec.steps:
        for group in step.questions:
            if present and group.capture in {"present", "explained"}:
                given[step.id][group.id] = [answer_to(group, present)[0]]
            for one in group.questions:
                if without and one.capture == without:
                    given[step.id][group.id][0][one.id] = False
    return given


@pytest.mark.django_db
@pytest.mark.requirement("R-004-12")
def test_nothing_is_sent_while_the_chair_left_something_out_and_the_way_back_is_named(cast: Cast, draft: Draft) -> None:
    parents = (str(cast.dana.pk), str(cast.piotr.pk))
    with pytest.raises(NotFinished) as refused:
        fill(
            draft=draft, steps=answers(draft, cast, *parents, present=parents[0], without="explained.purpose"),
            by=account(cast.lena), now=NOW,
        )  # fmt: skip
    (problem,) = refused.value.problems
    assert problem.message == "Dana Green was at the conference. Not ticked or filled in: What the plan is for."
    form = form_of(draft.version_id)
    assert form.questions[problem.question].capture == "explained"
    assert problem.step in {step.id for step in form.spec.steps}
    assert not Plan.objects.exists() and not Submission.objects.exists()
    fill(draft=draft, steps=answers(draft, cast, *parents, present=parents[0]), by=account(cast.lena), now=NOW)
    version = Plan.objects.get().versions.get()
    kept = {item["capture"] for item in version.content["items"]}
    assert {"present", "explained", "dissent"} <= kept  # in the record, frozen with the plan


@pytest.mark.django_db
@pytest.mark.requirement("R-000-20")
def test_a_parent_from_whom_the_plan_is_withheld_need_not_be_asked(cast: Cast, draft: Draft) -> None:
    dana, piotr = str(cast.dana.pk), str(cast.piotr.pk)
    with pytest.raises(NotFinished):
        fill(draft=draft, steps=answers(draft, cast, dana), by=account(cast.lena), now=NOW)
    fill(draft=draft, steps=answers(draft, cast, dana, piotr), by=account(cast.lena), now=NOW)
    withhold(
        plan=Plan.objects.get(), person=cast.piotr, ground=Ground.ADULT, evidence="Threats", authorised_by=cast.mira,
        review_on=TODAY.replace(year=2027), by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    again = start_plan(child=cast.robin, by=account(cast.lena), now=NOW)
    fill(draft=again, steps=answers(again, cast, dana), by=account(cast.lena), now=NOW)
    assert Plan.objects.get().versions.count() == 2
