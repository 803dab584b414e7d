"""Starting a plan, or its next version, as a draft of the local form."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from forms.api import Draft
from portal.intake.purpose import PLAN
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction, LocalForm
from tests.cast import Cast, sign_in
from tests.drafts import make_draft, make_version


@pytest.fixture
def published(cast: Cast) -> None:
    """England uses a published form for plans."""
    version = make_version()
    page = Page.objects.filter(depth=2).first() or Page.objects.get(depth=1)
    Page.objects.filter(pk=page.pk).update(translation_key=version.form)
    LocalForm.objects.create(jurisdiction=Jurisdiction.objects.get(key="england"), purpose=PLAN, page=page)


def start(client: Client, cast: Cast, seen: int | None = 0) -> object:
    data = {} if seen is None else {"seen": seen}
    return client.post(reverse("practice:start", args=[cast.robin.pk]), data)


def child_page(cast: Cast) -> str:
    return reverse("practice:child", args=[cast.robin.pk])


@pytest.mark.usefixtures("published")
def test_starting_leads_to_the_tasks_of_a_draft(lena: Client, cast: Cast) -> None:
    answer = start(lena, cast)
    draft = Draft.objects.get()
    assert answer["Location"] == reverse("drafts:tasks", args=[draft.pk])  # type: ignore[index]
    assert draft.subject == f"child:{cast.robin.pk}"
    assert reverse("drafts:tasks", args=[draft.pk]) in lena.get(child_page(cast)).content.decode()


@pytest.mark.usefixtures("published")
def test_a_button_pressed_twice_starts_one_draft(lena: Client, cast: Cast) -> None:
    first, second = start(lena, cast), start(lena, cast)
    assert Draft.objects.count() == 1
    assert first["Location"] == second["Location"]  # type: ignore[index]


@pytest.mark.usefixtures("published")
def test_another_draft_is_begun_by_who_has_seen_the_first(lena: Client, cast: Cast) -> None:
    start(lena, cast)
    page = lena.get(child_page(cast))
    assert "Begin another draft" in page.content.decode()
    start(lena, cast, seen=page.context["start_form"].initial["seen"])
    assert Draft.objects.count() == 2


@pytest.mark.usefixtures("published")
def test_a_form_without_its_count_goes_on_with_what_is_there(lena: Client, cast: Cast) -> None:
    start(lena, cast)
    for seen in (None, -1):
        start(lena, cast, seen)
    assert Draft.objects.count() == 1


def test_without_a_published_form_the_page_says_what_to_do(lena: Client, cast: Cast) -> None:
    answer = start(lena, cast)
    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert "no published plan form" in answer.content.decode()  # type: ignore[attr-defined]
    assert not Draft.objects.exists()


def test_a_plan_offers_its_update_and_ones_own_drafts(lena: Client, cast: Cast, plan: Plan, client: Client) -> None:
    page = reverse("practice:plan", args=[plan.pk])
    assert "Update the plan" in lena.get(page).content.decode()
    draft = make_draft(cast.robin, cast.lena)
    tasks = reverse("drafts:tasks", args=[draft.pk])
    assert tasks in lena.get(page).content.decode()
    assert tasks not in sign_in(Client(), cast.tom).get(page).content.decode()
