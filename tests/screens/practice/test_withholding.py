"""Keeping a plan from somebody, ending that, and inviting readers."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.api import create_manual, set_up
from content.models import ProcedurePage
from portal.access import grants
from portal.access.actions import Action
from portal.accounts.models import Invitation
from portal.audit.models import Entry
from portal.people.enums import Relation
from portal.people.models import Person
from portal.plans.models import Plan, Withholding
from portal.procedures.models import Jurisdiction
from tests.cast import Cast, account, make_person, relate
from tests.plans import release_to, withhold_from, word


def address(plan: Plan, person: Person) -> str:
    return reverse("practice:withhold", args=[plan.pk, person.pk])


def decision(cast: Cast, **changes: Any) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=90)
    return {
        "scope": "whole", "ground": "adult", "basis": "A court's order",
        "evidence": "A report of 1 March", "authorised_by": cast.mira.pk,
        "review_on_day": day.day, "review_on_month": day.month, "review_on_year": day.year,
    } | changes  # fmt: skip


def may_read(person: Person, plan: Plan) -> bool:
    return grants.can(account(person), Action.READ_PLAN, plan)


@pytest.mark.requirement("R-004-08")
def test_a_decision_is_checked_once_more_and_then_closes_the_plan(lena: Client, plan: Plan, cast: Cast) -> None:
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    question = lena.post(address(plan, cast.dana), decision(cast))
    assert question.status_code == 200
    assert "You are about to withhold" in question.content.decode()
    assert not Withholding.objects.exists()
    carried = dict(question.context["carried"])
    answer = lena.post(address(plan, cast.dana), carried | {"do": "confirm"})
    assert answer["Location"] == reverse("practice:release", args=[plan.pk])
    made = Withholding.objects.get()
    assert (made.person, made.authorised_by, made.ground) == (cast.dana, cast.mira, "adult")
    assert not may_read(cast.dana, plan)


@pytest.mark.requirement("R-004-08")
@pytest.mark.parametrize(
    ("changes", "message", "target"),
    [
        ({"ground": ""}, "Choose one of the three grounds", "id_ground"),
        ({"ground": "awkward"}, "Select a valid choice", "id_ground"),
        ({"basis": ""}, "Choose the lawful basis.", "id_basis"),
        ({"basis": "Because"}, "Select a valid choice", "id_basis"),
        ({"evidence": "  "}, "Write down the evidence.", "id_evidence"),
        ({"evidence": "x" * 10_001}, "at most 10000 characters", "id_evidence"),
        ({"authorised_by": ""}, "Choose the manager who decided it.", "id_authorised_by"),
        ({"review_on_day": ""}, "A date needs a day, a month and a year.", "id_review_on-day"),
        ({"review_on_day": "31", "review_on_month": "2"}, "This is not a real date.", "id_review_on-day"),
        ({"review_on_day": "x"}, "This is not a real date.", "id_review_on-day"),
        ({"review_on_year": "99999999999"}, "This is not a real date.", "id_review_on-day"),
        ({"review_on_year": "2020"}, "The day must be in the future.", "id_review_on-day"),
        ({"review_on_day": "", "review_on_month": "", "review_on_year": ""}, "Enter the day", "id_review_on-day"),
    ],
)
def test_an_incomplete_decision_is_explained_at_its_field(
    lena: Client, plan: Plan, cast: Cast, changes: dict[str, str], message: str, target: str
) -> None:
    for do in ("", "confirm"):
        answer = lena.post(address(plan, cast.dana), decision(cast, **changes) | {"do": do})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert message in page
        assert f'<a href="#{target}">' in page
    assert not Withholding.objects.exists()


@pytest.mark.requirement("R-004-09")
def test_the_lawful_bases_are_the_places_own_and_the_one_chosen_is_kept(lena: Client, plan: Plan, cast: Cast) -> None:
    Jurisdiction.objects.filter(key="england").update(lawful_bases="Schedule 9, part 1\n\n Schedule 9, part 2 \n")
    page = lena.get(address(plan, cast.dana)).content.decode()
    assert "Schedule 9, part 1" in page and "A court" not in page
    data = decision(cast, basis="Schedule 9, part 2") | {"do": "confirm"}
    assert lena.post(address(plan, cast.dana), data).status_code == 302
    assert Withholding.objects.get().basis == "Schedule 9, part 2"
    assert "Schedule 9, part 2" in lena.get(address(plan, cast.dana)).content.decode()


@pytest.mark.requirement("R-004-09")
def test_the_form_leads_to_the_places_page_on_sharing_or_to_its_manual(lena: Client, plan: Plan, cast: Cast) -> None:
    def led() -> list[str]:
        soup = BeautifulSoup(lena.get(address(plan, cast.dana)).content, "html.parser")
        return [str(link["href"]) for link in soup.find_all("a", string=re.compile("sharing and withholding"))]

    assert led() == [], "a place without a manual"
    shared = {"key": "england/sharing", "title": "Sharing the plan", "slug": "sharing-the-plan"}
    set_up()
    create_manual(
        key="england", jurisdiction="england", shape={"title": "England", "slug": "england", "children": [shared]}
    )
    (link,) = led()
    assert link == "/en/england/sharing-the-plan/"
    page = BeautifulSoup(lena.get(link).content, "html.parser")
    assert page.h1 is not None and page.h1.text.strip() == "Sharing the plan"
    ProcedurePage.objects.get(slug="sharing-the-plan").unpublish()
    assert led() == ["/en/england/"]


@pytest.mark.requirement("R-004-08")
@pytest.mark.parametrize("name", ["lena", "dana", "tom"])
def test_nobody_but_a_manager_beside_the_lead_can_have_decided_it(
    lena: Client, plan: Plan, cast: Cast, name: str
) -> None:
    person: Person = getattr(cast, name)  # the lead; the person it is about; a colleague of another agency
    answer = lena.post(address(plan, cast.dana), decision(cast, authorised_by=person.pk) | {"do": "confirm"})
    assert answer.status_code == 422
    assert not Withholding.objects.exists()


def test_what_was_typed_is_there_again_to_change(lena: Client, plan: Plan, cast: Cast) -> None:
    page = lena.post(address(plan, cast.dana), decision(cast, review_on_day="٧") | {"do": "change"})
    assert page.status_code == 200
    assert "A report of 1 March" in page.content.decode()


def test_digits_of_any_script_make_a_date(lena: Client, plan: Plan, cast: Cast) -> None:
    data = decision(cast, review_on_day="۷", review_on_month="۵", review_on_year="۲۰۹۹")
    lena.post(address(plan, cast.dana), data | {"do": "confirm"})
    assert Withholding.objects.get().review_on == date(2099, 5, 7)


def test_a_button_pressed_twice_decides_once(lena: Client, plan: Plan, cast: Cast) -> None:
    data = decision(cast) | {"do": "confirm"}
    assert [lena.post(address(plan, cast.dana), data).status_code for _ in range(2)] == [302, 302]
    assert Withholding.objects.count() == 1


def test_somebody_elses_decision_stands_and_what_was_typed_is_shown(lena: Client, plan: Plan, cast: Cast) -> None:
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    answer = lena.post(address(plan, cast.dana), decision(cast, evidence="My own notes") | {"do": "confirm"})
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("A report of 1 March", "My own notes"):
        assert words in page
    assert Entry.objects.filter(action="withholding.refused").count() == 1


def end(standing: Withholding, **changes: Any) -> dict[str, Any]:
    return {"decision": standing.pk, "revision": standing.revision, "do": "end"} | changes


def test_a_decision_is_shown_and_can_be_ended(lena: Client, plan: Plan, cast: Cast) -> None:
    standing = withhold_from(plan, cast.dana, cast.lena, cast.mira)
    page = lena.get(address(plan, cast.dana)).content.decode()
    for words in ("A report of 1 March", "Mira Dunn", "1 September 2026", "End the withholding"):
        assert words in page
    statuses = [lena.post(address(plan, cast.dana), end(standing)).status_code for _ in range(2)]
    assert statuses == [302, 302]
    standing.refresh_from_db()
    assert standing.ended_at is not None


def test_a_stale_end_is_a_conflict(lena: Client, plan: Plan, cast: Cast) -> None:
    standing = withhold_from(plan, cast.dana, cast.lena, cast.mira)
    for changes in ({"revision": 5}, {"decision": standing.pk + 1}):
        assert lena.post(address(plan, cast.dana), end(standing, **changes)).status_code == 409
    assert lena.post(address(plan, cast.dana), {"do": "end"}).status_code == 404
    standing.refresh_from_db()
    assert standing.ended_at is None


def test_the_evidence_is_for_the_lead_alone(lena: Client, plan: Plan, cast: Cast) -> None:
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    for path in (f"/plans/{plan.pk}/", f"/plans/{plan.pk}/release/", f"/plans/{plan.pk}/as/{cast.dana.pk}/"):
        assert "A report of 1 March" not in lena.get(path).content.decode()


@pytest.fixture
def aunt(cast: Cast) -> Person:
    """A reader without an account."""
    person = make_person("Bea", "Green", kind=None)
    relate(cast.robin, person, Relation.OTHER_FAMILY)
    return person


def invite(client: Client, plan: Plan, person: Person) -> Any:
    return client.post(reverse("practice:invite", args=[plan.pk, person.pk]))


def test_an_invitation_is_shown_once_with_link_and_code(lena: Client, plan: Plan, aunt: Person) -> None:
    assert "Has none yet" in lena.get(f"/plans/{plan.pk}/release/").content.decode()
    page = invite(lena, plan, aunt)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert page.context["link"].startswith("http://testserver/invitation/")
    assert page.context["code"] in page.content.decode()
    assert Client().get(page.context["link"]).status_code == 200
    assert Entry.objects.filter(chain=f"plan:{plan.pk}", action="invitation.given").count() == 1


def test_a_second_invitation_closes_the_first(lena: Client, plan: Plan, aunt: Person) -> None:
    first, second = invite(lena, plan, aunt), invite(lena, plan, aunt)
    assert first.context["link"] != second.context["link"]
    assert Invitation.objects.filter(closed_at__isnull=True).count() == 1


def test_who_has_an_account_or_is_kept_out_is_not_invited(lena: Client, plan: Plan, cast: Cast, aunt: Person) -> None:
    assert invite(lena, plan, cast.dana).status_code == 409
    withhold_from(plan, aunt, cast.lena, cast.mira)
    assert invite(lena, plan, aunt).status_code == 409
    assert invite(lena, plan, cast.tom).status_code == 404
    assert not Invitation.objects.exists()
