"""The list of children, and one child."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.access import grants
from portal.audit.models import Entry
from portal.people.enums import AccountKind
from portal.plans.models import DueDate, Plan
from portal.practice.selectors.children import children_of, first_page, page_of
from tests.cast import Cast, account, allocate, make_child, make_person, sign_in

LIST = "/children/"
BUDGET = 12  # with what is to be done and the registers one keeps; as many as the issue allows


def names(response: object) -> list[str]:
    return [f"{row.given_name} {row.family_name}" for row in response.context["rows"]]  # type: ignore[attr-defined]


def test_a_lead_sees_their_children_by_name(lena: Client, plan: Plan) -> None:
    response = lena.get(LIST)
    assert names(response) == ["Robin Green", "Wren Green", "Sami Shah"]
    assert reverse("practice:plan", args=[plan.pk]) in response.content.decode()


def test_the_statement_that_was_written_once_says_what_the_query_says(cast: Cast, plan: Plan) -> None:
    add_children(cast, 30)
    for person in (cast.lena, cast.tom, cast.owen, cast.mira, cast.dana, cast.lena):
        user = account(person)
        assert first_page(user) == page_of(children_of(user), user, "")
    assert first_page(AnonymousUser()) == ([], "")
    lena = account(cast.lena)
    lena.is_active = False
    assert first_page(lena) == ([], "")


def test_an_ended_plan_and_one_of_another_lead_are_not_on_the_list(lena: Client, cast: Cast, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(ended_on=date(2026, 3, 9))
    row = lena.get(LIST).context["rows"][0]
    assert (row.plan, row.due) == (None, None)


def test_a_colleague_sees_the_plan_and_no_way_to_the_child(cast: Cast, client: Client, plan: Plan) -> None:
    page = sign_in(client, cast.tom).get(LIST)
    assert names(page) == ["Robin Green"]
    assert reverse("practice:plan", args=[plan.pk]) in page.content.decode()
    assert reverse("practice:child", args=[cast.robin.pk]) not in page.content.decode()


def test_somebody_without_children_is_told_so(cast: Cast, client: Client) -> None:
    assert "no children on your list" in sign_in(client, cast.mira).get(LIST).content.decode()


def test_the_next_date_stands_beside_the_plan(lena: Client, plan: Plan) -> None:
    DueDate.objects.filter(plan=plan).delete()
    today = timezone.localdate()
    DueDate.objects.create(plan=plan, timescale="first_review", due_on=today + timedelta(days=3))
    DueDate.objects.create(plan=plan, timescale="circulation", due_on=today - timedelta(days=9), met_on=today)
    page = lena.get(LIST)
    assert page.context["rows"][0].due.timescale == "first_review"
    assert "First review conference" in page.content.decode()
    assert "govuk-tag--red" not in page.content.decode()
    DueDate.objects.filter(met_on=None).update(due_on=today - timedelta(days=1))
    assert "govuk-tag--red" in lena.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("days", "due", "found"),
    [(-1, "overdue", True), (0, "overdue", False), (0, "soon", True), (14, "soon", True), (15, "soon", False),
     (-1, "soon", False), (30, "", True)],
)  # fmt: skip
def test_dates_filter_the_list(lena: Client, plan: Plan, days: int, due: str, found: bool) -> None:
    DueDate.objects.filter(plan=plan).delete()
    DueDate.objects.create(plan=plan, timescale="first_review", due_on=timezone.localdate() + timedelta(days=days))
    page = lena.post(LIST, {"name": "", "due": due})
    assert ("Robin Green" in names(page)) is found


@pytest.mark.parametrize(
    ("words", "found"),
    [("wren", ["Wren Green"]), ("green", ["Robin Green", "Wren Green"]), ("green rob", ["Robin Green"]), ("rees", []),
     ("%", [])],
)  # fmt: skip
def test_a_name_is_searched_by_post_and_stands_in_no_address(
    lena: Client, cast: Cast, words: str, found: list[str]
) -> None:
    page = lena.post(LIST, {"name": words})
    assert names(page) == found
    assert "location" not in page.headers
    assert names(lena.get(LIST, {"name": words})) == ["Robin Green", "Wren Green", "Sami Shah"]


def test_a_search_that_cannot_be_read_is_explained(lena: Client) -> None:
    page = lena.post(LIST, {"name": "x" * 101, "due": "never"})
    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()
    assert lena.post(LIST, {"name": "a\x00b"}).status_code == 422


def add_children(cast: Cast, count: int) -> None:
    for number in range(count):
        allocate(make_child(f"Kit{number:03}", "Brook", date(2015, 1, 1)), cast.lena)


def test_pages_follow_each_other_without_a_gap(lena: Client, cast: Cast) -> None:
    add_children(cast, 30)
    first = lena.get(LIST)
    cursor = first.context["after"]
    second = lena.get(LIST, {"after": cursor})
    everybody = names(first) + names(second)
    assert len(first.context["rows"]) == 25
    assert len(everybody) == len(set(everybody)) == 33
    assert not second.context["after"]
    assert "Brook" not in cursor


def test_pages_of_a_search_go_on_by_post(lena: Client, cast: Cast) -> None:
    add_children(cast, 30)
    first = lena.post(LIST, {"name": "brook"})
    second = lena.post(LIST, {"name": "brook", "after": first.context["after"]})
    assert (len(names(first)), len(names(second))) == (25, 5)


def test_a_cursor_of_somebody_else_or_of_nobody_is_404(lena: Client, cast: Cast) -> None:
    add_children(cast, 30)
    cursor = lena.get(LIST).context["after"]
    owen = sign_in(Client(), cast.owen)
    assert owen.get(LIST, {"after": cursor}).status_code == 404
    assert lena.get(LIST, {"after": str(cast.cai.person.pk)}).status_code == 404


def test_the_list_is_recorded_with_the_children_on_it(lena: Client, cast: Cast) -> None:
    lena.get(LIST)
    entry = Entry.objects.get(chain=f"user:{account(cast.lena).pk}", action="children.listed")
    assert entry.detail["children"] == [str(child.pk) for child in (cast.robin, cast.wren, cast.sami)]


def test_the_list_keeps_its_budget(
    lena: Client, cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    add_children(cast, 30)
    with django_assert_max_num_queries(BUDGET):
        lena.get(LIST)
    with django_assert_max_num_queries(BUDGET):
        lena.post(LIST, {"name": "brook", "due": "overdue"})


def test_a_former_lead_sees_nothing_more(lena: Client, cast: Cast) -> None:
    cast.sami.allocations.all().delete()
    grants.refresh(cast.sami)
    assert "Sami Shah" not in names(lena.get(LIST))
    assert lena.get(reverse("practice:child", args=[cast.sami.pk])).status_code == 404


def test_a_child_page_says_who_is_around_the_child(lena: Client, cast: Cast) -> None:
    text = lena.get(reverse("practice:child", args=[cast.sami.pk])).content.decode()
    assert "Amina Shah" in text
    assert "Needs an interpreter for Urdu" in text
    assert "Start the plan" in text


def test_a_child_page_names_brothers_and_sisters_one_may_see(lena: Client, cast: Cast) -> None:
    page = reverse("practice:child", args=[cast.robin.pk])
    sibling = reverse("practice:child", args=[cast.wren.pk])
    assert sibling in lena.get(page).content.decode()
    cast.wren.allocations.all().delete()
    grants.refresh(cast.wren)
    assert sibling not in lena.get(page).content.decode()


def test_a_child_page_leads_to_the_open_plan(lena: Client, cast: Cast, plan: Plan) -> None:
    text = lena.get(reverse("practice:child", args=[cast.robin.pk])).content.decode()
    assert reverse("practice:plan", args=[plan.pk]) in text
    assert "Update the plan" in text


def test_a_child_page_is_recorded_and_keeps_its_budget(
    lena: Client, cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(22):
        lena.get(reverse("practice:child", args=[cast.robin.pk]))
    assert Entry.objects.filter(chain=f"child:{cast.robin.pk}", action="child.viewed").count() == 1


def test_names_from_elsewhere_are_only_text(lena: Client, cast: Cast) -> None:
    odd = make_child("<script>x</script>", "O'Neil", date(2015, 1, 1))
    allocate(odd, cast.lena)
    for address in (LIST, reverse("practice:child", args=[odd.pk])):
        assert "<script>x" not in lena.get(address).content.decode()


def test_a_worker_without_a_second_factor_gets_no_list(cast: Cast, client: Client) -> None:
    worker = make_person("Una", "New", AccountKind.PRACTITIONER)
    client.force_login(account(worker), backend="portal.accounts.backends.Backend")
    assert client.get(LIST).status_code == 302
