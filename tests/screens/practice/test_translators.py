"""Giving the words to translators, and ending that."""

import uuid
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from portal.audit.models import Entry
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.models import Plan
from portal.procedures.models import GlossaryTerm, Phrase
from portal.wording.enums import Audience
from portal.wording.models import Assignment, Wording
from portal.wording.services import machine, write
from tests.cast import Cast, account, make_person, sign_in
from tests.plans import NOW, word

from .test_wording import entry, item

pytestmark = pytest.mark.requirement("R-001-22")
BUDGET = 23


def address(plan: Plan) -> str:
    return f"/plans/{plan.pk}/translators/"


@pytest.fixture
def vera(cast: Cast) -> Person:
    return make_person("Vera", "Nowak", AccountKind.TRANSLATOR, agency="Words Ltd")


def test_work_is_given_and_ended(lena: Client, plan: Plan, cast: Cast, vera: Person) -> None:
    word(plan, cast.lena)
    page = lena.get(address(plan)).content.decode()
    assert "Words for the family in Polish" in page and "Vera Nowak, Words Ltd" in page
    given = lena.post(address(plan), {"key": "family-pl", "translator": vera.pk, "do": "give"}, follow=True)
    assert "The translator finds it in their list." in given.content.decode()
    work = Assignment.objects.get()
    assert sign_in(Client(), vera).get(f"/translations/{work.pk}/").status_code == 200
    assert "1 translator" in lena.get(f"/plans/{plan.pk}/").content.decode()
    for _ in range(2):
        ended = lena.post(address(plan), {"work": work.pk, "do": "end"})
        assert ended.status_code == 302
    assert sign_in(Client(), vera).get(f"/translations/{work.pk}/").status_code == 404
    told = [one.words for one in lena.get(f"/plans/{plan.pk}/").context["history"]]
    assert "Lena Hart gave words to the translator Vera Nowak." in told
    assert Entry.objects.filter(chain=f"plan:{plan.pk}", action="translators.viewed").count() == 2


@pytest.mark.parametrize(
    ("key", "who", "status"),
    [("family-pl", "", 422), ("family-pl", "tom", 422), ("family-pl", "dana", 422), ("family-so", "vera", 404),
     ("child-pl", "vera", 404), ("", "vera", 404)],
)  # fmt: skip
def test_only_translators_and_only_what_is_wanted(
    lena: Client, plan: Plan, cast: Cast, vera: Person, key: str, who: str, status: int
) -> None:
    person = vera if who == "vera" else getattr(cast, who, None)
    answer = lena.post(address(plan), {"key": key, "translator": person.pk if person else "", "do": "give"})
    assert answer.status_code == status
    assert not Assignment.objects.exists()


@pytest.mark.requirement("R-X-03")
def test_a_colleague_gives_nothing(plan: Plan, cast: Cast, vera: Person, client: Client) -> None:
    sign_in(client, cast.tom)
    assert client.get(address(plan)).status_code == 404
    assert client.post(address(plan), {"key": "family-pl", "translator": vera.pk}).status_code == 404


def test_without_translators_it_says_who_makes_them(lena: Client, plan: Plan) -> None:
    assert "An administrator of the authority makes one." in lena.get(address(plan)).content.decode()


def test_the_page_keeps_its_budget(
    lena: Client, plan: Plan, cast: Cast, vera: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for person, language in ((cast.joan, "uk"), (cast.dana, "ro"), (cast.ada, "so")):
        Person.objects.filter(pk=person.pk).update(language=language)
    lena.post(address(plan), {"key": "family-pl", "translator": vera.pk})
    with django_assert_max_num_queries(BUDGET):
        lena.get(address(plan))


def translation(plan: Plan) -> str:
    return f"/plans/{plan.pk}/translation/family/pl/"


def test_the_glossary_of_both_languages_and_standard_sentences_stand_beside_the_text(
    lena: Client, plan: Plan, cast: Cast
) -> None:
    english, polish = (Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "pl"))
    term = GlossaryTerm.objects.create(locale=english, word="school", meaning="Where children learn.")
    GlossaryTerm.objects.create(
        locale=polish, translation_key=term.translation_key, word="szkoła", meaning="Tam uczą się dzieci."
    )
    GlossaryTerm.objects.create(locale=english, word="conference", meaning="A meeting.")
    phrase = Phrase.objects.create(locale=english, audience="family", text="Breakfast together every day")
    Phrase.objects.create(
        locale=polish, translation_key=phrase.translation_key, audience="family", text="Codziennie wspólne śniadanie"
    )
    word(plan, cast.lena, Audience.FAMILY)
    page = lena.get(translation(plan))
    pairs = entry(page, item(plan, "action")).aid.terms
    assert [(one.word, one.other, one.other_meaning) for one in pairs] == [("school", "szkoła", "Tam uczą się dzieci.")]
    assert entry(page, item(plan, "strength")).aid.sentences == ((phrase.text, "Codziennie wspólne śniadanie"),)
    assert "szkoła" in page.content.decode()
    assert "conference" not in str(entry(page, item(plan)).aid)


def test_a_practitioner_sees_which_name_is_which(lena: Client, plan: Plan, cast: Cast) -> None:
    word(plan, cast.lena, Audience.FAMILY)
    one = item(plan, "strength")
    write(plan=plan, item=uuid.UUID(one), audience=Audience.FAMILY, text="Robin eats.", revision=1,
          by=account(cast.lena), now=NOW)  # fmt: skip
    page = lena.get(translation(plan))
    assert entry(page, one).row.named() == [("[Name 1]", "Robin")]
    lena.post(translation(plan), {"item": one, "revision": 0, "text": "[Name 1] je.", "do": "save"})
    assert Wording.objects.get(language="pl").text == "[[Robin]] je."


def test_there_is_no_machine_s_button_unless_one_is_set_up(
    lena: Client, plan: Plan, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    word(plan, cast.lena, Audience.FAMILY)
    one = item(plan)
    draft: dict[str, Any] = {"item": one, "revision": 0, "text": "", "do": "draft"}
    assert "Draft by machine" not in lena.get(translation(plan)).content.decode()
    refused = lena.post(translation(plan), draft)
    assert refused.status_code == 422 and "The machine does not answer." in refused.content.decode()
    monkeypatch.setattr(machine, "is_set_up", lambda *_: True)
    monkeypatch.setattr(machine, "_ask", lambda text, *_: f"PL {text}")
    assert "Draft by machine" in lena.get(translation(plan)).content.decode()
    typed = lena.post(translation(plan), draft | {"text": "Moje"})
    assert typed.status_code == 422 and "Moje" in typed.content.decode()
    assert lena.post(translation(plan), draft).status_code == 302
    page = lena.get(translation(plan))
    assert entry(page, one).row.state == "machine" and "Drafted by a machine" in page.content.decode()
    text = entry(page, one).row.target
    checked = sign_in(Client(), cast.tom).post(
        translation(plan), {"item": one, "revision": 1, "text": text, "do": "check"}
    )
    assert checked.status_code == 422 and "A machine wrote this." in checked.content.decode()
    assert lena.post(translation(plan), {"item": one, "revision": 1, "text": text, "do": "save"}).status_code == 302
    assert entry(lena.get(translation(plan)), one).row.state == "needs_checking"
