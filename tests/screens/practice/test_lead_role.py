"""That the lead's role was explained to the family before the conference (R-001-25)."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.audit.models import Entry
from portal.plans.models import LeadExplained
from tests.cast import Cast, sign_in
from tests.forms import plan_form
from tests.plans import make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-25")]
WARNING = "Nobody of the family has yet been told what this role is"


def child_page(cast: Cast) -> str:
    return reverse("practice:child", args=[cast.robin.pk])


def role_page(cast: Cast) -> str:
    return reverse("practice:lead_role", args=[cast.robin.pk])


def told(cast: Cast, **other: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "key": uuid.uuid4(), "person": cast.dana.pk, "explained_by": cast.lena.pk, "on_day": today.day,
        "on_month": today.month, "on_year": today.year,
    } | other  # fmt: skip


def test_the_start_of_the_conference_warns_and_keeps_nothing_back(lena: Client, cast: Cast) -> None:
    plan_form(cast.pat)
    assert WARNING in lena.get(child_page(cast)).content.decode()
    begun = lena.post(reverse("practice:start", args=[cast.robin.pk]), {"seen": "0"}, follow=True)
    assert begun.status_code == 200 and begun.redirect_chain[-1][0].startswith("/drafts/")
    assert WARNING in begun.content.decode()


def test_once_it_is_recorded_nothing_warns_and_the_record_says_who_when_and_by_whom(lena: Client, cast: Cast) -> None:
    plan_form(cast.pat)
    given = told(cast)
    for _ in range(2):
        assert lena.post(role_page(cast), given).status_code == 302
    made = LeadExplained.objects.get()
    assert (made.person, made.explained_by) == (cast.dana, cast.lena)
    html = lena.get(child_page(cast)).content.decode()
    assert WARNING not in html and "explained before the conference" in html and "Dana Green" in html
    begun = lena.post(reverse("practice:start", args=[cast.robin.pk]), {"seen": "0"}, follow=True)
    assert WARNING not in begun.content.decode()
    assert Entry.objects.filter(chain=f"child:{cast.robin.pk}", action="lead.explained").count() == 1


def test_a_practitioner_who_knows_is_not_the_family(lena: Client, cast: Cast) -> None:
    lena.post(role_page(cast), told(cast, person=cast.tom.pk))
    assert LeadExplained.objects.get().person == cast.tom
    assert WARNING in lena.get(child_page(cast)).content.decode()


def test_what_is_wrong_is_said(lena: Client, cast: Cast) -> None:
    for other in ({"person": ""}, {"person": cast.amina.pk}, {"on_year": "2999"}, {"on_day": ""}, {"explained_by": ""}):
        assert lena.post(role_page(cast), told(cast, **other)).status_code == 422
    assert not LeadExplained.objects.exists()


def test_an_open_plan_is_warned_of_no_more(lena: Client, cast: Cast) -> None:
    make_plan(cast.robin, cast.lena, cast.dana)
    assert WARNING not in lena.get(child_page(cast)).content.decode()


def test_only_who_may_start_the_plan_records(cast: Cast) -> None:
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    for person in (cast.tom, cast.owen, cast.dana):
        client = sign_in(Client(), person)
        assert client.get(role_page(cast)).status_code == 404
        assert client.post(role_page(cast), told(cast)).status_code == 404
