"""Whether the child is a member of the core group."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.plans.models import ChildInGroup, Plan
from portal.plans.services import decide_on_child
from tests.cast import Cast, account, sign_in
from tests.plans import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-58")]


def page(plan: Plan) -> str:
    return reverse("practice:child_in_group", args=[plan.pk])


def test_a_no_needs_a_reason_and_every_decision_is_kept(lena: Client, plan: Plan, cast: Cast) -> None:
    no = {"is_member": "no", "reason": " ", "support": ""}
    assert lena.post(page(plan), no).status_code == 422
    assert lena.post(page(plan), {"is_member": ""}).status_code == 422
    with pytest.raises(ValueError, match="reason"):
        decide_on_child(plan=plan, is_member=False, reason=" ", support="", by=account(cast.lena), now=NOW)
    assert not ChildInGroup.objects.exists()
    for _ in range(2):
        assert lena.post(page(plan), no | {"reason": "Too much for Robin now"}).status_code == 302
    lena.post(page(plan), {"is_member": "yes", "reason": "", "support": "Ada comes too"})
    assert [one.is_member for one in plan.child_in_group.all()] == [True, False]
    html = lena.get(page(plan)).content.decode()
    assert "Too much for Robin now" in html and "Ada comes too" in html


def test_only_the_lead_decides(plan: Plan, cast: Cast) -> None:
    tom = sign_in(Client(), cast.tom)
    assert tom.get(page(plan)).status_code == 404
    assert tom.post(page(plan), {"is_member": "yes"}).status_code == 404
