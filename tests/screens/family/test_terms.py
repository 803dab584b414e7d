"""Families read the words of their place, in their language; plain ones where there are none."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.people.models import Child, Person
from portal.plans.models import Plan
from portal.procedures.models import ReadingTemplate
from portal.wording.builtin import builtin
from portal.wording.selectors import local_template
from tests.cast import Cast, sign_in
from tests.local_terms import ENGLAND, WALES, WELSH, make_terms
from tests.plans import make_plan, release_to, word


@pytest.fixture(autouse=True)
def _places(cast: Cast) -> None:
    make_terms()


@pytest.fixture
def cais(cast: Cast) -> Plan:
    """Cai's plan in Wales, that he and his mother read."""
    plan = make_plan(cast.cai, cast.owen, cast.nia, [cast.tom])
    word(plan, cast.owen)
    release_to(plan, cast.nia, cast.owen)
    return plan


def read(who: Person | Child, name: str, plan: Plan, language: str = "en") -> str:
    client = sign_in(Client(), who)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = client.get(reverse(f"family:{name}", args=[plan.pk]))
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.requirement("R-002-06")
def test_a_family_reads_the_title_of_their_place(cast: Cast, cais: Plan) -> None:
    page = read(cast.nia, "plan", cais)
    assert f"Tell your {WALES['lead']} what you think is wrong." in page
    assert WALES["lead"].capitalize() in page  # who is who: what Owen is
    assert f"tell your {WALES['lead']}." in read(cast.nia, "looked", cais)
    assert f"Your {WALES['lead']} and others who work" in read(cast.nia, "answer", cais)


@pytest.mark.requirement("R-002-06")
def test_in_england_it_is_the_lead_social_worker(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    assert f"Tell your {ENGLAND['lead']} what you think is wrong." in read(cast.dana, "plan", plan)
    assert f"tell your {ENGLAND['lead']}." in read(cast.dana, "looked", plan)


@pytest.mark.requirement("R-002-06")
def test_a_screen_in_a_language_that_the_place_does_not_write_has_no_english_title(cast: Cast, cais: Plan) -> None:
    for name in ("looked", "answer"):
        assert WALES["lead"] not in read(cast.nia, name, cais, "pl")
        assert WALES["lead"] not in read(cast.nia, name, cais, "cy")
    assert WELSH["lead"] in read(cast.nia, "looked", cais, "cy")


@pytest.mark.requirement("R-002-06")
def test_a_published_template_names_the_lead_by_a_variable(cast: Cast) -> None:
    for language, lead in (("en", WALES["lead"]), ("cy", WELSH["lead"])):
        with translation.override("pl"):  # whoever makes it
            said = local_template(builtin("parent", language), "wales")
        texts = [line.text for one in said.sections for line in one.lines]
        assert any(lead in text for text in texts) and not any("{lead}" in text for text in texts)
    nowhere = local_template(builtin("parent", "en"), "guernsey")
    assert any("social worker" in line.text for one in nowhere.sections for line in one.lines)
    assert not ReadingTemplate.objects.exists()


@pytest.mark.parametrize("level", ["under_7", "from_7"])
def test_children_are_told_in_plain_words(level: str) -> None:
    said = builtin(level, "en")
    assert not any("{" in line.text for one in said.sections for line in one.lines)
