"""How pages read before, and what searches count as the same, go along with a place."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from wagtail.models import Page

from content.archive import edition, lines
from content.rules import key_of
from portal.packs.archive import from_bytes, to_bytes
from portal.packs.differences import Status
from portal.packs.exceptions import BadPack
from portal.packs.items import Pack
from portal.packs.models import Brought
from portal.packs.selectors import changes, pack_of
from portal.packs.services.importing import import_pack

from .place import PAGE, PLACE, history, make

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
KEY = key_of(PAGE)
CORE, PAGE_ITEM = ("edition", str(KEY)), ("page", str(KEY))
HEN = ["moor hen", "moorhen"]
MADE: dict[str, bytes] = {}


def editions() -> Any:
    return apps.get_model("content.PageEdition").objects.filter(translation_key=KEY).order_by("pk")


def synonyms() -> Any:
    return apps.get_model("content.SearchSynonym").objects


@pytest.fixture
def carried(db: None) -> bytes:
    """The pack of a place that was made, changed, exported, and taken back."""
    if not MADE:
        with transaction.atomic():
            make()
            MADE["before"] = to_bytes(pack_of(PLACE))
            history()
            MADE["after"] = to_bytes(pack_of(PLACE))
            transaction.set_rollback(True)
    return MADE["after"]


def page(language: str = "en") -> Any:
    return Page.objects.get(translation_key=KEY, locale__language_code=language).specific


@pytest.mark.requirement("R-X-01")
def test_into_an_empty_site_and_out_again_it_is_the_same(carried: bytes) -> None:
    pack = from_bytes(carried)
    rows = pack.items[CORE]["editions"]
    assert [(row["language"], row["number"]) for row in rows] == [("en", 1), ("cy", 1), ("en", 2), ("cy", 2)]
    assert [data["words"] for (kind, _key), data in pack.items.items() if kind == "synonym"].count(HEN) == 1
    import_pack(pack, now=NOW + timedelta(days=400))
    assert to_bytes(pack_of(PLACE)) == carried
    done, _notes = import_pack(pack, now=NOW)
    assert done == [] and editions().count() == 4


@pytest.mark.requirement("R-001-64", "R-000-02")
def test_numbers_and_dates_are_those_they_had(carried: bytes) -> None:
    pack = from_bytes(carried)
    import_pack(pack, now=NOW)
    assert [one.published_at.isoformat() for one in editions()] == [
        row["published_at"] for row in pack.items[CORE]["editions"]
    ]
    assert (page().version, page("cy").version) == (2, 2)
    assert page().last_published_at == editions().filter(language="en").last().published_at
    first = edition(KEY, 1, "cy")
    assert first and first.blocks[0].value["heading"] == "Cymraeg: Who"
    assert [line.number for line in lines(KEY, "cy")] == [2, 1]
    found = page()
    found.title = "Changed here"
    found.save_revision().publish()
    assert editions().last().number == 3  # it goes on from there


@pytest.mark.requirement("R-000-02")
def test_what_follows_is_added(carried: bytes) -> None:
    import_pack(from_bytes(MADE["before"]), now=NOW)
    first = list(editions().values_list("pk", "title", "published_at"))
    later = from_bytes(carried)
    assert {(one.kind, one.key): one.status for one in changes(later)}[CORE] == Status.CHANGED
    import_pack(later, now=NOW)
    assert list(editions().values_list("pk", "title", "published_at"))[: len(first)] == first
    assert to_bytes(pack_of(PLACE)) == carried


def test_another_history_stays_as_it_is(carried: bytes) -> None:
    """Both went on: whatever is decided about the page, what readers found here was so."""
    import_pack(from_bytes(MADE["before"]), now=NOW)
    found = page()
    found.title = "Changed here"
    found.save_revision().publish()
    before = list(editions().values_list("pk", flat=True))
    later = from_bytes(carried)
    states = {(one.kind, one.key): one.status for one in changes(later)}
    assert (states[CORE], states[PAGE_ITEM]) == (Status.KEPT, Status.CONFLICT)
    import_pack(later, now=NOW, decide=lambda one: True)
    after = list(editions().values_list("pk", flat=True))
    assert after[: len(before)] == before
    new = editions().filter(pk__in=set(after) - set(before), language="en")
    assert [(one.number, one.title) for one in new] == [(3, "The core group")]


def test_a_page_that_is_kept_gets_no_history_of_other_words(carried: bytes) -> None:
    import_pack(from_bytes(MADE["before"]), now=NOW)
    before = editions().count()
    Brought.objects.filter(kind="page").update(made="x")  # as if it had been edited here
    import_pack(from_bytes(carried), now=NOW, decide=lambda one: False)
    assert editions().count() == before


def changed(pack: Pack, change: Any, key: tuple[str, str] = CORE) -> Pack:
    data = json.loads(json.dumps(pack.items[key]))
    change(data)
    return Pack(PLACE, {**pack.items, key: data}, pack.files)


def test_words_that_no_edition_says_become_one(carried: bytes) -> None:
    pack = changed(from_bytes(carried), lambda data: data["editions"].__delitem__(slice(2, None)))
    import_pack(pack, now=NOW)
    last = editions().filter(language="en").last()
    assert last.body["blocks"] == page().body.get_prep_value()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["editions"][0].update(number=-1),
        lambda data: data["editions"][0].update(published_at="yesterday"),
        lambda data: data["editions"][0].update(title="x" * 300),
        lambda data: data["editions"][0].update(id=1),
        lambda data: data["editions"][0]["body"].update(facts={}),
        lambda data: data["editions"][0].pop("body"),
        lambda data: data.update(editions="none"),
    ],
)
def test_a_history_that_does_not_fit_changes_nothing(carried: bytes, change: Any) -> None:
    with pytest.raises(BadPack):
        import_pack(changed(from_bytes(carried), change), now=NOW)
    assert not editions().exists() and not Page.objects.filter(translation_key=KEY).exists()


def test_no_script_comes_in_with_what_was(carried: bytes) -> None:
    def change(data: Any) -> None:
        data["editions"][0]["body"]["blocks"][0]["value"]["text"] = "<p onclick='x()'>Hi<script>alert(1)</script></p>"

    import_pack(changed(from_bytes(carried), change), now=NOW)
    stored = editions().first().body["blocks"][0]["value"]["text"]
    assert "<script" not in stored and "onclick" not in stored and "Hi" in stored


def test_sets_of_words_are_added_once(carried: bytes) -> None:
    synonyms().create(language="en", words="moorhen\nmoor hen")
    import_pack(from_bytes(carried), now=NOW)
    assert [sorted(one.alike) for one in synonyms().filter(language="en")].count(HEN) == 1
    assert synonyms().filter(language="cy", words__contains="grëyr").count() == 1
    synonyms().filter(words__contains="grëyr").delete()
    import_pack(from_bytes(carried), now=NOW)
    assert not synonyms().filter(words__contains="grëyr").exists()  # taken away here, it stays away


@pytest.mark.parametrize("words", [["a", "b"], "ab", [], ["x" * 600]])
def test_a_set_is_what_it_is_known_by(carried: bytes, words: Any) -> None:
    pack = from_bytes(carried)
    key = next(key for key, data in pack.items.items() if key[0] == "synonym" and data["words"] == HEN)
    with pytest.raises(BadPack):
        import_pack(changed(pack, lambda data: data.update(words=words), key), now=NOW)
