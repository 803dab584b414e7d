"""Manuals and translations that arrive as data."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from content import api
from content.models import ManualPage, ProcedurePage

from .manual import ENGLISH, WELSH, make, page
from .place import told

pytestmark = pytest.mark.django_db


def stored(one: ProcedurePage) -> Any:
    """The body as the database holds it."""
    return ProcedurePage._meta.get_field("body").get_prep_value(one.body)


def strings(value: Any) -> set[str]:
    """Every string of a stored stream but its ids and types."""
    if isinstance(value, dict):
        return {text for name, part in value.items() if name not in {"id", "type"} for text in strings(part)}
    if isinstance(value, list):
        return {text for part in value for text in strings(part)}
    return {value} if isinstance(value, str) and value else set()


def ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        return ([value["id"]] if "id" in value else []) + [one for part in value.values() for one in ids(part)]
    if isinstance(value, list):
        return [one for part in value for one in ids(part)]
    return []


def test_a_manual_is_made_with_all_its_pages_in_order() -> None:
    manual = make(welsh=False)
    assert manual.live
    assert manual.jurisdiction == "wales"
    titles = [(child.title, child.live, child.depth - manual.depth) for child in manual.get_descendants()]
    assert titles == [
        ("The core group", True, 1),
        ("The first meeting", True, 2),
        ("Later meetings", True, 2),
        ("The review", True, 1),
    ]


def test_loading_again_changes_nothing_and_publishes_nothing() -> None:
    make()
    before = {one.pk: (one.title, one.latest_revision_id) for one in Page.objects.all()}
    make()
    assert {one.pk: (one.title, one.latest_revision_id) for one in Page.objects.all()} == before


def test_a_changed_text_is_published_and_links_stay_good() -> None:
    make()
    before = page("the-core-group")
    changed = copy.deepcopy(ENGLISH)
    changed["children"][0]["title"] = "The group"
    changed["children"][0]["body"][2]["items"][1] = "your calendar"
    api.create_manual(key="invented", jurisdiction="wales", shape=changed)
    after = ProcedurePage.objects.get(pk=before.pk)
    assert (after.title, after.slug, after.translation_key) == ("The group", before.slug, before.translation_key)
    assert ids(stored(after)) == ids(stored(before))
    assert after.version == before.version + 1


@pytest.mark.requirement("R-000-01")
def test_every_word_of_every_block_is_translated() -> None:
    make()
    english, welsh = page("the-core-group"), page("the-core-group", "cy")
    assert strings(stored(english)) & strings(stored(welsh)) == set()
    expected = {part for block in WELSH["children"][0]["body"] for part in strings(block)}
    assert strings(stored(welsh)) == expected
    assert (welsh.title, welsh.summary, welsh.amendment) == (
        "Y grŵp craidd",
        "Pwy sy'n cwrdd, a phryd.",
        "Aeth yr egwyl yn fyrrach.",
    )


def test_blocks_and_items_have_the_same_ids_in_every_language() -> None:
    make()
    found = ids(stored(page("the-core-group")))
    assert found == ids(stored(page("the-core-group", "cy")))
    assert len(found) == len(set(found)) == 8


def test_the_translation_stands_in_the_editor_of_wagtail_localize() -> None:
    make()
    english = page("the-core-group")
    kept = Translation.objects.get(source__object_id=english.translation_key, target_locale__language_code="cy")
    done, total = kept.get_progress()
    assert done == total == StringSegment.objects.filter(source=kept.source).count()
    assert total > 12


def test_a_translation_of_another_shape_is_refused_and_nothing_is_kept() -> None:
    make(welsh=False)
    short = copy.deepcopy(WELSH)
    short["children"][0]["body"][2]["items"].pop()
    with pytest.raises(api.TranslationMismatch, match="body"):
        api.translate_page(key="invented", language="cy", texts=short)
    assert not Page.objects.filter(locale__language_code="cy", slug="invented").exists()


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(api.NoSuchPage, match="nowhere"):
        api.translate_page(key="nowhere", language="cy", texts={"title": "Dim"})


def test_what_the_source_changes_later_is_asked_for_again_and_the_rest_stays() -> None:
    make()
    changed = copy.deepcopy(ENGLISH)
    changed["children"][0]["body"][3]["text"] = "Nobody is told where anyone lives."
    api.create_manual(key="invented", jurisdiction="wales", shape=changed)
    welsh = copy.deepcopy(WELSH)
    welsh["children"][0]["body"][3]["text"] = "Ni ddywedir wrth neb ble mae neb yn byw."
    api.translate_page(key="invented", language="cy", texts=welsh)
    body = page("the-core-group", "cy").body
    assert body[3].value["text"] == "Ni ddywedir wrth neb ble mae neb yn byw."
    assert body[2].value["items"][0] == "y cynllun"


@pytest.mark.requirement("R-001-64", "R-004-76")
def test_a_version_is_counted_with_every_publication_and_a_translation_carries_its_sources() -> None:
    make()
    english = page("the-core-group")
    assert english.version == page("the-core-group", "cy").version == 1
    for expected in (2, 3):
        english.summary = f"Edition {expected}."
        english.save_revision().publish()
        english = page("the-core-group")
        assert english.version == expected
    english.save_revision()
    assert page("the-core-group").version == 3, "a draft is no version"
    assert page("the-core-group", "cy").version == 1, "it still translates the first"
    api.translate(
        source=english,
        language="cy",
        like=ProcedurePage(
            title="Y grŵp craidd", summary="Rhifyn tri.", amendment="Egwyl.", body=page("the-core-group", "cy").body
        ),
    )
    assert page("the-core-group", "cy").version == 3


def test_running_text_is_cleaned_whoever_brings_it() -> None:
    shape = {
        "key": "invented/bad",
        "title": "Bad",
        "body": [
            {
                "type": "text",
                "text": '<p onclick="x()">a<script>y()</script><img src=x onerror=z()>'
                '<a href="javascript:w()">b</a><a href="https://a.example/" style="c">c</a></p><h1>d</h1>',
            }
        ],
    }
    made = api.create_page(parent=make(welsh=False), shape=shape)
    assert made.body[0].value["text"].source == '<p>ay()<a>b</a><a href="https://a.example/">c</a></p>d'


def test_a_link_to_another_page_survives_the_cleaning() -> None:
    manual = make(welsh=False)
    text = f'<p><a id="{manual.pk}" linktype="page">the manual</a></p>'
    shape = {"key": "invented/link", "title": "Link", "body": [{"type": "pointer", "title": "See", "text": text}]}
    made = api.create_page(parent=manual, shape=shape)
    [pointer] = api.pointers(made.translation_key, "en")
    assert pointer.body == (
        '<p><a href="/en/invented/" target="_blank" rel="noopener">the manual (opens in a new tab)</a></p>'
    )


@pytest.mark.requirement("R-000-25")
def test_whatever_a_pointer_links_to_opens_beside_the_form() -> None:
    text = '<p><a href="https://a.example/">a <b>b</b></a>, <a href="tel:+441632960111">ring</a>, <a>c</a></p>'
    shape = {"key": "invented/out", "title": "Out", "body": [{"type": "pointer", "title": "See", "text": text}]}
    made = api.create_page(parent=make(welsh=False), shape=shape)
    [pointer] = api.pointers(made.translation_key, "en")
    assert pointer.body == (
        '<p><a href="https://a.example/" target="_blank" rel="noopener">a <b>b</b> (opens in a new tab)</a>, '
        '<a href="tel:+441632960111">ring</a>, <a>c</a></p>'
    )


@pytest.mark.requirement("R-000-25")
def test_pointers_come_in_the_readers_language_or_in_the_sources_and_say_which() -> None:
    make()
    key = str(page("the-core-group").translation_key)
    [welsh] = api.pointers(key, "cy")
    assert (welsh.title, welsh.language, welsh.url) == ("Dechrau gyda'r plentyn", "cy", "/cy/invented/the-core-group/")
    assert welsh.body == "<p>Gofynnwch.</p><p>Gwrandewch.</p>"
    assert hasattr(welsh.body, "__html__")
    [polish] = api.pointers(key, "pl")
    assert (polish.title, polish.language, polish.url) == (
        "Start with the child",
        "en",
        "/pl/invented/the-core-group/",
    )
    with translation.override("cy"):
        assert api.pointers(key, "en")[0].url == "/en/invented/the-core-group/"


def test_a_page_that_is_not_there_or_not_published_has_no_pointers() -> None:
    make()
    group = page("the-core-group")
    group.unpublish()
    assert api.pointers(group.translation_key, "en") == []
    assert [one.language for one in api.pointers(group.translation_key, "cy")] == ["cy"]
    assert api.pointers("", "en") == []
    assert api.pointers("6a0f1a0e-51c4-5d0a-9d5e-3f0c2b7c9b11", "en") == []


@pytest.mark.requirement("R-000-25")
def test_a_pointer_says_the_words_of_its_place() -> None:
    shape = {
        "key": "invented/said",
        "title": "Said",
        "body": [{"type": "pointer", "title": "Ask {lead}", "text": "<p>Within {time:first_core_group}.</p>"}],
    }
    with told():
        made = api.create_page(parent=make(), shape=shape)
        [pointer] = api.pointers(made.translation_key, "en")
    assert (pointer.title, pointer.body) == ("Ask lead social worker", "<p>Within 10 working days.</p>")


def test_pointers_cost_one_query(django_assert_num_queries: Any) -> None:
    make()
    key = page("the-core-group").translation_key
    with django_assert_num_queries(1):
        assert api.pointers(key, "cy")


def test_the_address_of_a_page_by_its_key() -> None:
    make()
    assert api.address_of("invented/first", "cy") == "/cy/invented/the-core-group/the-first-meeting/"
    assert api.address_of("invented/first", "") == "/en/invented/the-core-group/the-first-meeting/"
    page("the-first-meeting").unpublish()
    assert api.address_of("invented/first", "cy") == ""
    assert api.address_of("nowhere", "cy") == ""


def test_setting_up_twice_changes_nothing() -> None:
    home = api.set_up()
    before = Page.objects.count()
    assert api.set_up() == home
    assert Page.objects.count() == before
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_a_manual_belongs_below_the_home_page_only() -> None:
    manual = make(welsh=False)
    assert not ManualPage.can_create_at(manual)
    assert not ProcedurePage.can_create_at(manual.get_parent().specific)
    with pytest.raises(ValidationError):
        ManualPage(title="", slug="x").full_clean()
