"""Practitioners' screens say what their place says: a co-ordinator in Wales, a lead social worker in England."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.people.models import Person
from portal.plans.models import Plan
from portal.procedures.models import Terms
from portal.procedures.terms import GENERIC
from tests.cast import Cast, sign_in
from tests.local_terms import ENGLAND, WALES, WELSH, make_terms
from tests.plans import make_plan, release_to, word

SCREENS = ("children", "child", "plan", "meetings", "child_in_group", "recipients", "preview", "end", "letter")
# Where the title of the lead stands; the others name the core group.
WITH_LEAD = ("children", "child", "plan", "letter")
WITH_GROUP = ("plan", "meetings", "child_in_group", "recipients", "end")


@pytest.fixture(autouse=True)
def _places(cast: Cast) -> None:
    make_terms()


@pytest.fixture
def cais(cast: Cast) -> Plan:
    """Cai's plan in Wales, that his mother reads."""
    plan = make_plan(cast.cai, cast.owen, cast.nia, [cast.tom])
    word(plan, cast.owen)
    release_to(plan, cast.nia, cast.owen)
    return plan


@pytest.fixture
def robins(cast: Cast) -> Plan:
    """Robin's plan in England, that the mother reads."""
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    return plan


def speaking(who: Person, language: str) -> Client:
    client = sign_in(Client(), who)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


def screens(client: Client, plan: Plan, reader: Person) -> dict[str, str]:
    """{name: page}"""
    given = {"children": [], "child": [plan.child_id], "preview": [plan.pk, reader.pk], "letter": [plan.pk, reader.pk]}
    found = {}
    for name in SCREENS:
        page = client.get(reverse(f"practice:{name}", args=given.get(name, [plan.pk])))
        assert page.status_code == 200, name
        found[name] = page.content.decode()
    return found


def says(page: str, words: str) -> bool:
    return words.lower() in page.lower()


@pytest.mark.requirement("R-002-06")
def test_in_wales_the_co_ordinator_is_named_everywhere(cast: Cast, cais: Plan) -> None:
    pages = screens(speaking(cast.owen, "en"), cais, cast.nia)
    assert [name for name in WITH_LEAD if not says(pages[name], WALES["lead"])] == []
    assert [name for name in WITH_GROUP if not says(pages[name], WALES["core_group"])] == []
    assert [name for name, page in pages.items() if says(page, "core group") or says(page, "lead social worker")] == []
    assert says(pages["plan"], f"{WALES['plan']} for professionals")


@pytest.mark.requirement("R-002-06")
def test_in_england_it_is_the_lead_social_worker(cast: Cast, robins: Plan) -> None:
    pages = screens(speaking(cast.lena, "en"), robins, cast.dana)
    assert [name for name in WITH_LEAD if not says(pages[name], ENGLAND["lead"])] == []
    assert [name for name in WITH_GROUP if not says(pages[name], ENGLAND["core_group"])] == []
    assert [name for name, page in pages.items() if says(page, "ordinator")] == []


@pytest.mark.requirement("R-002-06", "R-X-02")
def test_a_welsh_screen_has_the_welsh_term_unmutated(cast: Cast, cais: Plan) -> None:
    pages = screens(speaking(cast.owen, "cy"), cais, cast.nia)
    assert [name for name in ("children", "child", "plan") if not says(pages[name], WELSH["lead"])] == []
    assert [name for name in WITH_GROUP if not says(pages[name], WELSH["core_group"])] == []
    assert [name for name in ("children", "child", "plan") if says(pages[name], WALES["lead"])] == []


@pytest.mark.requirement("R-002-06")
def test_a_polish_screen_has_the_polish_word_and_no_english_in_the_middle(cast: Cast, cais: Plan) -> None:
    pages = screens(speaking(cast.owen, "pl"), cais, cast.nia)
    read_in_english = {"preview", "letter"}  # as their reader reads it
    assert [name for name in pages.keys() - read_in_english if says(pages[name], WALES["lead"])] == []
    assert [name for name, page in pages.items() if says(page, WALES["core_group"])] == []
    with translation.override("pl"):
        assert says(pages["plan"], str(GENERIC["lead"])) and says(pages["plan"], str(GENERIC["core_group"]))


@pytest.mark.requirement("R-002-06")
def test_the_list_names_the_lead_where_one_leads_and_nowhere_else(cast: Cast, cais: Plan, robins: Plan) -> None:
    mine = sign_in(Client(), cast.lena).get(reverse("practice:children")).content.decode()
    assert mine.count("Lead social worker") == 3  # Robin, Wren and Sami
    toms = sign_in(Client(), cast.tom).get(reverse("practice:children")).content.decode()
    assert says(toms, "Cai") and not says(toms, WALES["lead"]) and not says(toms, ENGLAND["lead"])


@pytest.mark.requirement("R-002-06")
def test_a_change_by_policy_staff_is_seen_at_once(cast: Cast, robins: Plan) -> None:
    lena = sign_in(Client(), cast.lena)
    terms = Terms.objects.get(jurisdiction="england")
    terms.lead = "lead practitioner"
    terms.save()
    page = lena.get(reverse("practice:plan", args=[robins.pk])).content.decode()
    assert says(page, "lead practitioner") and not says(page, ENGLAND["lead"])


# Generic words that a screen about a plan takes from its place. Screens that are about no plan have no place to ask.
NAMED = re.compile(r"\b(core groups?|lead social workers?|your lead|the lead|the chair|the custodian)\b", re.IGNORECASE)
TEXT = re.compile(
    r"{%\s*(?:translate|trans)\s+\"([^\"]*)\"|{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate", re.S
)
NO_PLACE = {"practice/children.html"}


@pytest.mark.requirement("R-002-06")
def test_no_template_fixes_a_word_that_places_choose() -> None:
    rooms = ("practice", "family", "visits", "engagement", "escalation")
    files = [file for room in rooms for file in (settings.ROOT / "templates" / room).rglob("*.html")]
    assert len(files) > 40
    wrong = [
        f"{name}: {found.group()}"
        for file in files
        if (name := str(file.relative_to(settings.ROOT / "templates"))) not in NO_PLACE
        for one in TEXT.finditer(file.read_text(encoding="utf-8"))
        if (found := NAMED.search(one[1] or one[2] or ""))
    ]
    assert wrong == []
