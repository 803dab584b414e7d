"""Translations with wagtail-localize: every word, the same ids, never a new version, nothing stale."""

from __future__ import annotations

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object, translate_page_subtree

from forms.api import FormPage, FormText, FormVersion, StepPage, stable_id, translate_form

from . import example
from .fixtures import Make, excursion, folder, make

__all__ = ["excursion", "folder", "make"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def welsh(db: None) -> Locale:
    locale, _created = Locale.objects.get_or_create(language_code="cy")
    return locale


def words(language: str) -> dict[str, str]:
    return FormText.objects.get(version=FormVersion.objects.order_by("-number")[0], language=language).texts  # type: ignore[no-any-return]


def sources(form: FormPage) -> QuerySet[TranslationSource]:
    """What wagtail-localize keeps of the form and its steps."""
    keys = [form.translation_key, *StepPage.objects.child_of(form).values_list("translation_key", flat=True)]
    return TranslationSource.objects.filter(object_id__in=keys)  # type: ignore[no-any-return]


def test_every_word_is_translated_under_the_same_ids(make: Make, welsh: Locale) -> None:
    """All kinds, options, and the questions and options of a repeating group: the traps of the stack, one by one."""
    translated = translate_form(form=make(), locale=welsh, texts=example.WELSH)

    assert (FormVersion.objects.count(), translated.live, translated.locale) == (1, True, welsh)
    english = words("en")
    assert words("cy") == {key: example.WELSH[text] for key, text in english.items()}
    assert FormVersion.objects.get().texts_revision > 1


def test_captures_rules_and_structure_are_no_text(make: Make, welsh: Locale) -> None:
    form = make()
    translate_form(form=form, locale=welsh, texts=example.WELSH)
    strings = set(StringSegment.objects.filter(source__in=sources(form)).values_list("string__data", flat=True))
    assert len(strings) == len(example.WELSH)
    there = StepPage.objects.get(translation_key=stable_id("excursion", "step", "way"), locale=welsh)
    here = StepPage.objects.get(translation_key=there.translation_key, locale=form.locale)
    assert there.shown_if == here.shown_if
    group = there.questions[0].value["questions"]
    assert [block.value["capture"] for block in group] == ["stop.what", "stop.day", ""]
    assert [block.id for block in group] == [block.id for block in here.questions[0].value["questions"]]


def test_through_wagtail_localizes_own_operations(
    make: Make, welsh: Locale, django_capture_on_commit_callbacks: object
) -> None:
    """Submit the tree, let a translator fill in every string one by one, publish page by page: as its editor does."""
    form = make()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        translate_object(form, [welsh])
        translate_page_subtree(form.pk, [welsh], None, None)
    assert not FormText.objects.filter(language="cy").exists(), "nothing is translated yet"

    for source in sources(form):
        for segment in source.stringsegment_set.select_related("string"):
            StringTranslation.objects.create(
                translation_of=segment.string, locale=welsh, context=segment.context, updated_at=timezone.now(),
                data=f"cy {segment.string.data}",
            )  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        for translation in Translation.objects.filter(source__in=sources(form)):
            assert translation.get_status_display() == "Up to date"
            translation.save_target()

    assert words("cy") == {key: f"cy {text}" for key, text in words("en").items()}
    assert FormVersion.objects.count() == 1


def test_what_nobody_translated_is_left_to_the_source_language(make: Make, welsh: Locale) -> None:
    texts = {"Where to": "I ble", f"{stable_id('excursion', 'option', 'food.packed')}.label": "Pecyn bwyd"}
    translate_form(form=make(), locale=welsh, texts=texts)
    assert sorted(words("cy").values()) == ["I ble", "Pecyn bwyd"]


def test_a_key_wins_over_the_source_string(make: Make, welsh: Locale) -> None:
    key = f"{stable_id('excursion', 'question', 'stops.what')}.label"
    translate_form(form=make(), locale=welsh, texts=example.WELSH | {key: "Beth wedyn?"})
    assert words("cy")[key] == "Beth wedyn?"


def test_a_word_reworded_since_is_not_shown_in_its_old_translation(make: Make, welsh: Locale) -> None:
    form = make()
    translate_form(form=form, locale=welsh, texts=example.WELSH)
    steps = example.steps()
    steps[0]["questions"][0]["label"] = "To which town?"
    make(steps=steps)

    label = f"{stable_id('excursion', 'question', 'place')}.label"
    assert FormVersion.objects.count() == 2
    assert label not in words("cy")
    assert len(words("cy")) == len(words("en")) - 1

    translate_form(form=FormPage.objects.get(pk=form.pk), locale=welsh, texts={"To which town?": "I ba dref?"})
    assert words("cy")[label] == "I ba dref?"
    assert len(words("cy")) == len(words("en"))
    assert FormVersion.objects.count() == 2


def test_an_unpublished_translation_changes_nothing(make: Make, welsh: Locale) -> None:
    translated = translate_form(form=make(), locale=welsh, texts=example.WELSH)
    before = FormVersion.objects.get().texts_revision
    translated.title = "Arall"
    translated.save_revision()
    assert words("cy")["form.title"] == example.WELSH["Excursion to the hills"]
    translated.save_revision().publish()
    assert words("cy")["form.title"] == "Arall"
    assert FormVersion.objects.get().texts_revision == before + 1
