"""What of an Easy Read plan is not easy is named where it is shared and previewed; it is advice, and stops nobody."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from portal.people.enums import Format
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.models import Release
from portal.wording.services import check, translate, write
from tests.cast import Cast, account
from tests.plans import NOW, make_plan, word

from .test_sharing import asked
from .test_wording import item

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-X-05")]
LONG = "Words" + " and" * 38 + " more."
ADVICE = "Some of this could be easier."


@pytest.fixture
def easy(worded: Plan, cast: Cast) -> Plan:
    """All in easy words, and Dana reads Easy Read."""
    Person.objects.filter(pk=cast.dana.pk).update(format=Format.EASY_READ)
    return worded


def pages(client: Client, plan: Plan, person: Person) -> list[str]:
    """The question before sharing, and the preview."""
    share = client.get(f"/plans/{plan.pk}/release/", {"share": str(person.pk)})
    return [one.content.decode() for one in (share, client.get(reverse("practice:preview", args=[plan.pk, person.pk])))]


def say(plan: Plan, cast: Cast, audience: Audience, text: str) -> None:
    write(plan=plan, item=UUID(item(plan)), audience=audience, text=text, revision=1, by=account(cast.lena), now=NOW)


def test_a_long_sentence_is_named_and_can_be_shared_all_the_same(lena: Client, easy: Plan, cast: Cast) -> None:
    assert not any(ADVICE in page for page in pages(lena, easy, cast.dana))
    say(easy, cast, Audience.EASY, f"It is short. {LONG}")
    for page in pages(lena, easy, cast.dana):
        assert ADVICE in page and "A long sentence: 40 words. Try 15 or fewer." in page
        assert f'<q lang="en" dir="auto">{LONG}</q>' in page and ">It is short.</q>" not in page
        assert "have no easy words" not in page
    assert lena.post(f"/plans/{easy.pk}/release/", asked(lena, easy, cast.dana)).status_code == 302
    assert Release.objects.get(person=cast.dana).reading


def test_only_who_reads_easy_words_is_meant(lena: Client, worded: Plan, cast: Cast) -> None:
    say(worded, cast, Audience.FAMILY, LONG)
    assert not any(ADVICE in page for page in pages(lena, worded, cast.dana))


def test_an_item_without_easy_words_is_named_and_leads_to_them(lena: Client, plan: Plan, cast: Cast) -> None:
    Person.objects.filter(pk=cast.dana.pk).update(format=Format.EASY_READ)
    word(plan, cast.lena, Audience.FAMILY, Audience.CHILD)
    write(plan=plan, item=UUID(item(plan)), audience=Audience.EASY, text="Nobody was there.", revision=0,
          by=account(cast.lena), now=NOW)  # fmt: skip
    for page in pages(lena, plan, cast.dana):
        start = page.index(ADVICE)
        named = page[start : page.index("</ul>", start)]
        assert f"/plans/{plan.pk}/wording/easy/#item-{item(plan, 'strength')}" in named
        assert "Breakfast together every day" in named and item(plan) not in named


def test_easy_words_of_what_the_plan_no_longer_says_count_for_none(lena: Client, easy: Plan, cast: Cast) -> None:
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], mark="now")
    page = pages(lena, easy, cast.dana)[1]
    assert "have no easy words" in page and "Nobody was home on four evenings now" in page


@pytest.mark.parametrize(("sentences", "is_named"), [(["لفظ " * 9 + "ہے۔"] * 4, False), (["لفظ " * 19 + "ہے؟"], True)])
def test_sentences_end_as_the_script_ends_them(
    lena: Client, easy: Plan, cast: Cast, sentences: list[str], is_named: bool
) -> None:
    Person.objects.filter(pk=cast.dana.pk).update(language="ur")
    who: dict[str, Any] = {"plan": easy, "item": UUID(item(easy)), "audience": Audience.EASY, "language": "ur"}
    made = translate(text=" ".join(sentences), revision=0, by=account(cast.lena), now=NOW, **who)
    check(revision=made.revision, by=account(cast.tom), now=NOW, **who)
    for page in pages(lena, easy, cast.dana):
        assert (ADVICE in page, f'<q lang="ur" dir="auto">{sentences[0]}</q>' in page) == (is_named, is_named)
