"""What policy staff keep for families: published in a language, a place's own before everybody's, never a draft."""

from __future__ import annotations

from uuid import UUID, uuid5

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from portal.procedures.models import GlossaryTerm, Jurisdiction, Phrase, ReadingTemplate
from portal.procedures.reading_templates import Line, SectionRule, Template, raw_of, template_of
from portal.procedures.selectors import glossary, phrases, reading_template, viewers_named

FEW = 1
NAMESPACE = UUID(int=4)
CONCERNS = SectionRule("concerns", "items", "Why", intro="So.", captures=("concern", "evidence"), symbol="worry")
RIGHTS = SectionRule(
    "rights", "words", "Your rights", lines=(Line("You can ask.", "question"), Line("You can say no."))
)
PEOPLE = SectionRule("people", "people", "Who is who", captures=("lead",), lines=(Line("Ring them.", "phone"),))
MEETING = SectionRule("next", "meeting", "When we meet", empty="We will tell you.", captures=("next_conference",))
SECTIONS = (CONCERNS, RIGHTS, PEOPLE, MEETING)


def ids(name: str) -> str:
    return str(uuid5(NAMESPACE, name))


def keep(
    level: str = "parent", place: str = "", language: str = "en", heading: str = "Why", *, live: bool = True
) -> ReadingTemplate:
    rule = SectionRule("concerns", "items", heading, captures=("concern",))
    locale = Locale.objects.get_or_create(language_code=language)[0]
    raw = raw_of(Template(level, language, (rule,)), ids)
    return ReadingTemplate.objects.create(level=level, jurisdiction=place, locale=locale, sections=raw, live=live)


def heading(place: str, level: str, language: str) -> tuple[str, str]:
    found = reading_template(place, level, language)
    assert found is not None
    return found.language, found.sections[0].heading


def test_what_is_kept_is_what_was_composed() -> None:
    made = Template("from_7", "cy", SECTIONS)
    assert template_of("from_7", "cy", raw_of(made, ids)) == made


@pytest.mark.django_db
def test_the_database_gives_back_the_same_template(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    made = Template("parent", "en", SECTIONS)
    ReadingTemplate.objects.create(level="parent", locale=Locale.get_default(), sections=raw_of(made, ids), live=True)
    with django_assert_max_num_queries(FEW):
        assert reading_template("england", "parent", "en") == made


@pytest.mark.django_db
@pytest.mark.requirement("R-001-22")
def test_a_place_and_a_language_are_found_before_what_is_for_everybody() -> None:
    assert reading_template("wales", "parent", "cy") is None
    keep(heading="Why")
    assert heading("wales", "parent", "cy") == ("en", "Why")
    keep(heading="Pam", language="cy")
    assert heading("wales", "parent", "cy") == ("cy", "Pam")
    keep(heading="Why here", place="wales")
    assert heading("wales", "parent", "cy") == ("en", "Why here")
    assert heading("england", "parent", "cy") == ("cy", "Pam")
    assert reading_template("wales", "from_7", "cy") is None


@pytest.mark.django_db
@pytest.mark.requirement("R-001-14")
def test_a_draft_is_read_by_nobody() -> None:
    made = keep(live=False)
    assert reading_template("england", "parent", "en") is None
    made.save_revision().publish()
    made.sections = raw_of(Template("parent", "en", (SectionRule("concerns", "items", "Not yet"),)), ids)
    made.save_revision()
    assert heading("england", "parent", "en") == ("en", "Why")
    ReadingTemplate.objects.get().unpublish()
    assert reading_template("england", "parent", "en") is None


@pytest.mark.django_db
@pytest.mark.requirement("R-001-14")
@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ((SectionRule("notes", "items", "Notes", captures=("concern", "offender")),), "may not read “offender”"),
        ((SectionRule("who", "people", "Who", captures=("concern",)),), "may not read “concern”"),
        ((CONCERNS, CONCERNS), "“concerns” stands at two"),
    ],
)
def test_what_families_may_not_read_is_refused(sections: tuple[SectionRule, ...], said: str) -> None:
    locale = Locale.get_default()
    made = ReadingTemplate(level="parent", locale=locale, sections=raw_of(Template("parent", "en", sections), ids))
    with pytest.raises(ValidationError, match=said):
        made.full_clean()


@pytest.mark.django_db
@pytest.mark.requirement("R-X-06")
def test_hard_words_are_a_place_s_own_first(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    english, welsh = Locale.get_default(), Locale.objects.get_or_create(language_code="cy")[0]
    GlossaryTerm.objects.create(word="Chair", meaning="Who leads.", locale=english)
    GlossaryTerm.objects.create(word="chair", meaning="Leads here.", locale=english, jurisdiction="wales")
    GlossaryTerm.objects.create(word="neglect", variants="neglected\n\n neglects ", meaning="Not looked after.",
                                instead="not cared for", locale=english)  # fmt: skip
    GlossaryTerm.objects.create(word="assessment", meaning="Not yet.", locale=english, live=False)
    GlossaryTerm.objects.create(word="cadeirydd", meaning="Pwy sy'n arwain.", locale=welsh)
    with django_assert_max_num_queries(FEW):
        found = glossary("wales", "en")
    assert [(one.word, one.meaning) for one in found] == [("chair", "Leads here."), ("neglect", "Not looked after.")]
    assert (found[1].variants, found[1].instead) == (("neglected", "neglects"), "not cared for")
    assert [one.word for one in glossary("wales", "cy")] == ["cadeirydd"]
    assert next(one.meaning for one in glossary("england", "en")) == "Who leads."


@pytest.mark.django_db
@pytest.mark.requirement("R-001-22")
def test_a_sentence_is_there_in_every_language_at_once(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    made = Phrase.objects.create(text="Somebody comes.", capture="action", symbol="home", locale=Locale.get_default())
    for language, live in (("pl", True), ("cy", False)):
        copy = made.copy_for_translation(Locale.objects.get_or_create(language_code=language)[0])
        copy.text, copy.live = f"({language})", live
        copy.save()
    Phrase.objects.create(text="For children.", audience="child", locale=Locale.get_default())
    with django_assert_max_num_queries(FEW):
        (found,) = phrases("england", "family", "en")
    assert found.texts == {"en": "Somebody comes.", "pl": "(pl)"}
    assert (found.key, found.capture, found.symbol) == (str(made.translation_key), "action", "home")
    assert phrases("england", "family", "cy") == ()


@pytest.mark.django_db
def test_a_family_is_told_what_the_place_decided() -> None:
    Jurisdiction.objects.create(key="here", name="Here", calendar="GG")
    assert viewers_named("here") == "role"  # names are told where a place decided so
    Jurisdiction.objects.filter(key="here").update(viewers_named="name_and_role")
    assert viewers_named("here") == "name_and_role"
    assert viewers_named("nowhere") == "role"
