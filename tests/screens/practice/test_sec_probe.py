import uuid
import pytest
from datetime import timedelta
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from portal.plans.models import Plan
from portal.wording.models import Wording
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, word, release_to, plan_items, text, who, day
from .test_wording import address, item, entry, stored
from .test_withholding import address as waddr, decision

@pytest.mark.parametrize("year", ["99999999999", "9"*5000, "-5", "٣٠٣٠"])
def test_year(lena, plan, cast, year):
    assert lena.post(waddr(plan, cast.dana), decision(cast, review_on_year=year)).status_code in (422, 200)

@pytest.mark.parametrize("n", [2**31-1, 2**31, 2**63-1, 2**63, 10**40])
def test_rev(lena, plan, cast, n):
    word(plan, cast.lena)
    one = item(plan)
    assert lena.post(address(plan), {"item": one, "revision": n, "text": "Mine", "do": "save"}).status_code in (409, 422)

@pytest.mark.parametrize("n", [0, 2**31-1, 2**31, 2**63-1, 2**63, 10**40])
def test_changes(lena, plan, n):
    assert lena.get(f"/plans/{plan.pk}/changes/{n}/").status_code == 404

def test_long(lena, plan, cast):
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], mark="x" * 4500)
    one = item(plan)
    assert lena.post(address(plan), {"item": one, "revision": 0, "text": "", "do": "accept"}).status_code == 422

@pytest.mark.parametrize("do", ["save", "accept"])
def test_stale_source(lena, plan, cast, do):
    one = item(plan)
    page = lena.get(address(plan))
    form = entry(page, one).form
    data = {name: field.value() or "" for name, field in ((f.name, f) for f in form)} | {"do": do}
    if do == "save":
        data["text"] = "Written from what version 1 says"
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], mark="CHANGED")
    r = lena.post(address(plan), data)
    print(r.status_code, Wording.objects.values("text", "source_hash"))
    assert r.status_code == 409

@pytest.mark.parametrize("n", [2**31-1, 2**31, 2**63-1, 2**63, 10**40])
def test_share_rev(lena, plan, cast, n):
    word(plan, cast.lena); release_to(plan, cast.dana, cast.lena)
    a = reverse("practice:release", args=[plan.pk])
    assert lena.post(a, {"person": cast.dana.pk, "revision": n, "do": "take_back"}).status_code in (404, 409)
    assert lena.post(a, {"person": cast.dana.pk, "revision": n, "do": "share", "reading": "x"}).status_code in (404, 409)

@pytest.mark.parametrize("bad", ["\x01", "\x0b", "\ufffe", "\U0001f600"*50, "a"*3000, "‮", "\x85", "<b>&amp;"])
def test_pdf(lena, plan, cast, client, bad):
    word(plan, cast.lena)
    one = item(plan)
    r = lena.post(address(plan), {"item": one, "revision": 1, "text": f"x{bad}y", "do": "save"})
    assert r.status_code == 302
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, cast.dana)
    assert client.get(reverse("family:plan", args=[plan.pk])).status_code == 200
    assert client.get(reverse("family:pdf", args=[plan.pk])).status_code == 200
    assert client.get(f"/api/v1/readings/{plan.pk}").status_code == 200
