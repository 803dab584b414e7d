"""Translations with wagtail-localize: every word, the same ids, never a new version, nothing stale."""

from __future__ import annotations

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.fields import StreamField
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object, translate_page_subtree
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.types import StringSegmentValue

from forms.api import FormPage, FormText, FormVersion, StepPage, stable_id, translate_form
from forms.composing import compose, step_texts, text_key
from forms.services.documents import document_of, option_lists
from forms.services.laying_out import lay_out

from . import every_word, example
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


def in_welsh(text: str) -> str:
    """Every word changed and the tags left as they are."""
    return text.replace("<p>", "<p>cy ") if text.startswith("<p>") else f"cy {text}"


def test_every_text_of_every_kind_is_translated(make: Make, welsh: Locale) -> None:
    """Sections, ends, messages, option lists, rows and columns, rich text: a translated form has all its words."""
    form = make(**every_word.form(), publish=False)
    document = document_of(form.get_latest_revision_as_object())
    texts = document.texts["en"]
    assert {key.rpartition(".")[2] for key in texts} >= {
        "title", "guidance", "label", "hint", "required", "invalid", "text", "item", "unit", "low", "high",
        "statement", "tick", "body", "alt", "link", "intro",
    }  # fmt: skip
    wanted = {key: in_welsh(text) for key, text in texts.items()}
    translate_form(form=form, locale=welsh, texts=wanted, publish=False)
    assert document_of(form.get_latest_revision_as_object()).texts["cy"] == wanted
    page = FormPage.objects.get(translation_key=form.translation_key, locale=welsh)
    there = StepPage.objects.child_of(page).get().get_latest_revision_as_object()
    _spec, words = compose(page.get_latest_revision_as_object(), [there], option_lists(welsh))
    assert words == wanted


def test_the_words_of_shared_lists_reach_the_fillers(make: Make, welsh: Locale) -> None:
    given = every_word.form()
    keep = ("listed", "where", "stop")
    given["steps"][0]["questions"] = [one for one in given["steps"][0]["questions"] if one["key"] in keep]
    given["steps"][0]["ends"] = []
    form = make(**given)
    labels = [key for key, text in words("en").items() if text.startswith("list ")]
    assert len(labels) == 2
    translate_form(form=form, locale=welsh, texts={text: f"cy {text}" for text in words("en").values()})
    assert words("cy") == {key: f"cy {text}" for key, text in words("en").items()}


def test_no_text_is_lost_in_silence(make: Make) -> None:
    """Every text of a question, at every depth, is a string for translators, and nothing else is one."""
    form = make(**every_word.form(), publish=False)
    step = StepPage.objects.child_of(form).get().get_latest_revision_as_object()
    found = set()
    for name in ("questions", "ends"):
        field = StepPage._meta.get_field(name)
        assert isinstance(field, StreamField)
        for segment in StreamFieldSegmentExtractor(field).handle_stream_block(getattr(step, name)):
            if isinstance(segment, StringSegmentValue) and not segment.is_empty():
                found.add(text_key("", f"{name}.{segment.path}"))
    own = {f"{step.translation_key}.title", f"{step.translation_key}.guidance"}
    assert found == step_texts(step).keys() - own


def test_a_translation_nobody_has_published_is_the_translators_own(make: Make, welsh: Locale) -> None:
    form = make()
    translate_form(form=form, locale=welsh, texts={"Where to": "I ble"}, publish=False)
    assert not FormText.objects.filter(language="cy").exists()
    assert list(document_of(form).texts["cy"].values()) == ["I ble"]


def test_a_translation_of_other_words_does_not_count(make: Make, welsh: Locale) -> None:
    form = make()
    translate_form(form=form, locale=welsh, texts=example.WELSH)
    document = document_of(form)
    texts = {"en": {**document.texts["en"], "form.title": "Excursion to the sea"}}
    lay_out(document=type(document)(document.spec, "en", texts), parent=form.get_parent().specific)
    left = document_of(FormPage.objects.get(pk=form.pk).get_latest_revision_as_object()).texts["cy"]
    assert document.texts["cy"].keys() - left.keys() == {"form.title"}


def test_a_word_that_is_the_same_in_both_languages_is_translated(make: Make, welsh: Locale) -> None:
    form = make()
    translate_form(form=form, locale=welsh, texts={"Stop": "Stop"})
    assert list(document_of(form).texts["cy"].values()) == ["Stop"]


def test_a_page_translated_by_hand_counts_where_it_differs(make: Make, welsh: Locale) -> None:
    form = make()
    translate_form(form=form, locale=welsh, texts={})
    Translation.objects.update(enabled=False)
    page = FormPage.objects.get(translation_key=form.translation_key, locale=welsh)
    page.title = "Gwibdaith"
    page.save_revision()
    assert document_of(form).texts["cy"] == {"form.title": "Gwibdaith"}


def test_a_form_of_any_length_is_read_in_some_queries(
    make: Make, welsh: Locale, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    form = make()
    translate_form(form=form, locale=welsh, texts=example.WELSH)
    with django_assert_max_num_queries(16):
        document_of(form)
