"""The professional plan and what each version changed."""

import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.people.models import Person
from portal.plans.models import DueDate, Plan
from portal.wording.enums import Audience
from portal.wording.services import write
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, release_to, translated, withhold_from, word

BUDGET = 47  # with tasks, engagement, visits, aims, the booked meeting and records of meetings


def address(plan: Plan) -> str:
    return reverse("practice:plan", args=[plan.pk])


def changes(plan: Plan, number: int) -> str:
    return reverse("practice:changes", args=[plan.pk, number])


@pytest.mark.requirement("R-000-07")
def test_the_plan_shows_what_was_agreed_and_its_seal(lena: Client, plan: Plan) -> None:
    text = lena.get(address(plan)).content.decode()
    version = plan.versions.get()
    for words in ("Nobody was home on four evenings", "Concerns", "Evidence", "1 May 2026", version.content_hash[:12]):
        assert words in text


@pytest.mark.requirement("R-002-07")
def test_the_plan_shows_the_group_that_delivers_it(cast: Cast, lena: Client, plan: Plan) -> None:
    def shown() -> list[str]:
        heading = BeautifulSoup(lena.get(address(plan)).content, "html.parser").find(id="group")
        assert heading is not None
        rows = heading.find_next("ul")
        assert isinstance(rows, Tag)
        return sorted(re.sub("[\u2066-\u2069]", "", row.text) for row in rows.find_all("li"))

    lead = "Lena Hart, lead, Social worker, Children's services"
    assert shown() == ["Joan Green", lead, "Tom Bell, Head of year, School"]
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    assert shown() == [lead, "Tom Bell, Head of year, School"], "who left it delivers it no more"


def test_a_colleague_reads_it_and_is_offered_nothing_to_change(cast: Cast, client: Client, plan: Plan) -> None:
    text = sign_in(client, cast.tom).get(address(plan)).content.decode()
    assert "Nobody was home on four evenings" in text
    for name in ("wording", "release"):
        assert f"/plans/{plan.pk}/{name}/" not in text
    assert '<form method="post" action="/children/' not in text


def test_a_lead_is_led_from_plan_to_family(lena: Client, plan: Plan, cast: Cast) -> None:
    text = lena.get(address(plan)).content.decode()
    for part in ("wording/family", "wording/child", "translation/family/pl", "release"):
        assert f"/plans/{plan.pk}/{part}/" in text
    # The next conference is a date: nothing to word. Nobody reads Easy Read, so nobody is asked for easy words.
    assert (text.count("0 of 7"), text.count("0 of 6")) == (1, 1)
    assert "wording/easy" not in text
    word(plan, cast.lena)
    assert "Completed" in lena.get(address(plan)).content.decode()


@pytest.mark.requirement("R-X-05")
def test_easy_words_are_offered_where_somebody_reads_easy_read_and_are_no_duty(
    lena: Client, plan: Plan, cast: Cast
) -> None:
    Person.objects.filter(pk=cast.piotr.pk).update(format="easy_read")
    word(plan, cast.lena, Audience.FAMILY, Audience.CHILD)
    text = lena.get(address(plan)).content.decode()
    assert f"/plans/{plan.pk}/wording/easy/" in text and "Optional: 0 of 7" in text
    assert f"/plans/{plan.pk}/translation/family/pl/" in text  # they get the family's words until there are easy ones
    assert f"/plans/{plan.pk}/translation/easy/pl/" not in text
    release_to(plan, cast.piotr, cast.lena)
    word(plan, cast.lena, Audience.EASY)
    assert f"/plans/{plan.pk}/translation/easy/pl/" in lena.get(address(plan)).content.decode()


@pytest.mark.requirement("R-001-22")
def test_languages_are_asked_for_by_what_readers_prefer(lena: Client, plan: Plan, cast: Cast) -> None:
    Person.objects.filter(pk=cast.joan.pk).update(language="uk")
    text = lena.get(address(plan)).content.decode()
    assert "translation/family/uk/" in text and "translation/family/pl/" in text
    withhold_from(plan, cast.joan, cast.lena, cast.mira)
    text = lena.get(address(plan)).content.decode()
    assert "translation/family/uk/" not in text and "translation/family/pl/" in text
    assert lena.get(f"/plans/{plan.pk}/translation/family/uk/").status_code == 404


@pytest.mark.requirement("R-001-22")
def test_a_translation_out_of_date_is_told_on_the_plan(lena: Client, plan: Plan, cast: Cast) -> None:
    word(plan, cast.lena, Audience.FAMILY)
    translated(plan, "pl", Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    assert "1 out of date" not in lena.get(address(plan)).content.decode()
    concern = plan.items.get(capture="concern").pk
    write(plan=plan, item=concern, audience=Audience.FAMILY, text="Changed", revision=1, by=account(cast.lena), now=NOW)
    assert "1 out of date" in lena.get(address(plan)).content.decode()


@pytest.mark.requirement("R-002-27")
def test_what_is_late_is_marked(lena: Client, plan: Plan) -> None:
    DueDate.objects.filter(plan=plan).delete()
    DueDate.objects.create(plan=plan, timescale="first_review", due_on=timezone.localdate() - timedelta(days=1))
    assert "Overdue" in lena.get(address(plan)).content.decode()
    DueDate.objects.filter(plan=plan).update(due_on=timezone.localdate())
    assert "Overdue" not in lena.get(address(plan)).content.decode()


def test_it_says_who_reads_it_and_who_may_not(lena: Client, plan: Plan, cast: Cast) -> None:
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    withhold_from(plan, cast.piotr, cast.lena, cast.mira)
    text = lena.get(address(plan)).content.decode()
    assert 'Version <bdi dir="ltr">1</bdi> in English' in text
    assert "1 September 2026" in text
    assert "A report of 1 March" not in text


def test_what_happened_is_told_in_sentences(lena: Client, plan: Plan, cast: Cast) -> None:
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    text = lena.get(address(plan)).content.decode()
    for sentence in (
        "Lena Hart shared version 1 with Dana Green.",
        "Lena Hart recorded version 1 of the plan.",
        "Lena Hart wrote words for the child.",
        "Lena Hart looked at the plan.",
    ):
        assert sentence in text


def test_every_look_is_one_entry(lena: Client, plan: Plan) -> None:
    lena.get(address(plan))
    lena.head(address(plan))
    assert Entry.objects.filter(chain=f"plan:{plan.pk}", action="plan.viewed").count() == 2


def test_the_page_keeps_its_budget_whatever_it_holds(
    lena: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom, cast.joan], actions=60)
    word(plan, cast.lena)
    for person in (cast.dana, cast.joan, cast.piotr):
        release_to(plan, person, cast.lena)
    lena.get(address(plan))
    with django_assert_max_num_queries(BUDGET):
        lena.get(address(plan))


def test_a_version_shows_what_it_changed_side_by_side(lena: Client, plan: Plan, cast: Cast) -> None:
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], actions=2, mark="again")
    assert changes(plan, 2) in lena.get(address(plan)).content.decode()
    page = lena.get(changes(plan, 2))
    whats = {item.what for item in page.context["items"]}
    text = page.content.decode()
    assert whats == {"changed", "added"}
    for words in ("<del>", "Before:", "<ins>", "Now:"):
        assert words in text
    assert "1 April 2026" in text  # a date, not 2026-04-01
    assert "An adult at home again" in text


def test_what_a_version_took_out_is_shown(lena: Client, cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, actions=3)
    make_plan(cast.robin, cast.lena, cast.dana, actions=1)
    page = lena.get(changes(plan, 2))
    assert [item.what for item in page.context["items"]] == ["removed", "removed"]


@pytest.mark.parametrize("number", [0, 1, 2, 99, 2**31, 2**63, 10**40])
def test_there_is_no_comparison_without_two_versions(lena: Client, plan: Plan, number: int) -> None:
    assert lena.get(changes(plan, number)).status_code == 404


def test_a_plan_that_ended_is_read_but_not_updated(lena: Client, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(ended_on=date(2026, 5, 1), state="ended")
    text = lena.get(address(plan)).content.decode()
    assert "Update the plan" not in text
    assert "Ended" in text
