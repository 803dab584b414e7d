"""A standard sentence brings its picture: to the page and to paper, before that of the kind of item."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from portal.people.enums import Format
from portal.people.models import Person
from portal.plans.models import Plan
from portal.plans.selectors import latest_version
from portal.procedures.models import Phrase
from portal.ui.symbols import address, path
from portal.wording.enums import Audience
from portal.wording.models import Wording
from portal.wording.services import write
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, release_to, word

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-X-05", "R-001-22")]
# Two actions in a section of another picture: the sentence's own, and that of actions.
SENTENCE, KIND, SECTION = "home", "list", "people"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Dana reads Easy Read in Polish; the first of two actions is a standard sentence, taken on the screen."""
    Person.objects.filter(pk=cast.dana.pk).update(format=Format.EASY_READ, language="pl")
    made = make_plan(cast.robin, cast.lena, cast.lena, actions=2)
    word(made, cast.lena)
    phrase = Phrase(locale=Locale.get_default(), audience="easy", capture="action", text="We come.", symbol=SENTENCE)
    phrase.save()
    polish = Locale.objects.get_or_create(language_code="pl")[0]
    Phrase.objects.create(locale=polish, translation_key=phrase.translation_key, audience="easy", capture="action",
                          text="Przychodzimy.", symbol=SENTENCE)  # fmt: skip
    data = {"item": first(made), "revision": 1, "text": "", "do": f"pick:{phrase.translation_key}"}
    lena = sign_in(Client(), cast.lena)
    assert lena.post(reverse("practice:wording", args=[made.pk, "easy"]), data).status_code == 302
    return made


def first(plan: Plan) -> str:
    return next(str(one["id"]) for one in latest_version(plan).content["items"] if "week 1" in str(one))


def pictures(text: str, wanted: dict[str, str]) -> list[str]:
    """The names of these pictures in the order in which they stand in a text."""
    places = sorted(
        (found.start(), name) for name, where in wanted.items() for found in re.finditer(re.escape(where), text)
    )
    return [name for _, name in places]


def test_it_stands_on_the_page_and_on_paper(
    cast: Cast, client: Client, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    html = client.get(reverse("family:plan", args=[plan.pk])).content.decode()
    section = html[html.index("app-section--actions") :].split("</section>")[0]
    names = (SENTENCE, KIND, SECTION)
    assert "Przychodzimy." in section
    assert pictures(section, {name: address(name) for name in names}) == [SECTION, SENTENCE, KIND]
    laid: list[str] = []
    monkeypatch.setattr("portal.family.pdf.lay_out", lambda given, _language: laid.append(given))
    client.get(reverse("family:pdf", args=[plan.pk]))
    [paper] = laid
    section = paper[paper.index("section--actions") :].split("</section>")[0]
    assert pictures(section, {name: path(name) for name in names}) == [SECTION, SENTENCE, KIND]


def test_words_of_ones_own_have_the_picture_of_their_kind_again(cast: Cast, plan: Plan) -> None:
    given: dict[str, Any] = {"plan": plan, "item": UUID(first(plan)), "audience": Audience.EASY}
    assert Wording.objects.get(item=given["item"], audience="easy", language="en").symbol == SENTENCE
    write(text="We come on foot.", revision=2, by=account(cast.lena), now=NOW, **given)
    reading = release_to(plan, cast.dana, cast.lena).reading
    assert reading is not None
    assert SENTENCE not in {e["symbol"] for s in reading.content["sections"] for e in s["entries"]}
