"""The screens of keeping somebody out: the decision, its end, and the letter (R-002-18)."""

import io
import uuid
from datetime import date
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.engagement.models import Exclusion
from portal.engagement.services import end_exclusion
from portal.plans.enums import Ground
from portal.plans.models import Plan, Withholding
from portal.procedures.models import LocalContact
from tests.cast import Cast, account, sign_in
from tests.dialogue import read_by
from tests.exclusions import SECRET, keep_out, page, terms
from tests.plans import NOW, TODAY, withhold_from

pytestmark = pytest.mark.django_db
QUERIES = 30


@pytest.fixture
def shared(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


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
    assert Entry.objects.filter(action="exclusion_letter.handed", about=f"person:{cast.piotr.pk}").exists()
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
