"""A place carried from one site to another, and back, and again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from wagtail.models import Locale, Page

from content.rules import key_of
from portal.packs.archive import from_bytes, to_bytes
from portal.packs.differences import Status
from portal.packs.exceptions import BadPack, NoSuchPlace, Undecided
from portal.packs.items import Pack
from portal.packs.models import Brought
from portal.packs.selectors import changes, pack_of
from portal.packs.services.importing import import_pack, remember
from portal.procedures.models import Jurisdiction, LocalContact, OwnSymbol, Phrase, RecordManager, Timescale
from portal.procedures.selectors import stages

from .place import PAGE, PLACE, make

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
CORE = ("page", str(key_of(PAGE)))
TREE = ("tree", PLACE)


MADE: dict[str, bytes] = {}


@pytest.fixture
def carried(db: None) -> bytes:
    """The pack of a place that this site does not have: it was made, exported, and taken back. Once a run."""
    if not MADE:
        with transaction.atomic():
            make()
            MADE[PLACE] = to_bytes(pack_of(PLACE))
            transaction.set_rollback(True)
    return MADE[PLACE]


@pytest.fixture
def there(carried: bytes) -> Pack:
    """The pack, which this site has imported."""
    pack = from_bytes(carried)
    import_pack(pack, now=NOW)
    return pack


def page(language: str = "en", key: str = PAGE) -> Any:
    return Page.objects.get(translation_key=key_of(key), locale__language_code=language).specific


def edit(title: str) -> None:
    found = page()
    found.title = title
    found.save_revision().publish()


def newer(pack: Pack, **fields: Any) -> Pack:
    """The pack with another English text on the page of the core group."""
    data = json.loads(json.dumps(pack.items[CORE]))
    data["languages"]["en"] |= fields
    return Pack(PLACE, {**pack.items, CORE: data}, pack.files)


def statuses(pack: Pack) -> dict[tuple[str, str], Status]:
    """What is not the same, histories aside: test_history.py."""
    found = [one for one in changes(pack) if one.status != Status.SAME and one.kind != "edition"]
    return {(one.kind, one.key): one.status for one in found}


@pytest.mark.requirement("R-X-01")
def test_what_goes_out_comes_in_whole_and_goes_out_the_same(carried: bytes) -> None:
    assert not Jurisdiction.objects.filter(key=PLACE).exists()
    pack = from_bytes(carried)
    assert {kind for kind, _key in pack.items} == {
        "image", "document", "symbol", "terms", "contact", "manager", "stage", "template", "word", "phrase", "page",
        "tree", "place", "edition", "synonym",
    }  # fmt: skip
    done, notes = import_pack(pack, now=NOW)
    assert len(done) == len([kind for kind, _key in pack.items if kind != "synonym"])  # of those each site has some
    assert notes == []
    assert to_bytes(pack_of(PLACE)) == carried


def test_everything_stands_and_points_where_it_did(there: Pack) -> None:
    body = {block.block_type: block.value for block in page().body}
    assert body["related"]["pages"][0].title == "The review"
    assert f'id="{page(key=f"{PLACE}/first").pk}"' in body["text"]["text"].source
    assert body["picture"]["image"].title == "A door"
    with body["download"]["document"].open_file() as file:
        assert file.read() == b"%PDF-1.4 x"
    assert Phrase.objects.get(text="We visit.").symbol == OwnSymbol.objects.get().key
    assert page("cy").title == "Cymraeg: The core group"
    assert page("cy").live and page("cy").get_parent().specific.locale.language_code == "cy"
    assert page("cy").is_translation  # translators find it in their editor
    assert str(page().review_by) == "2027-04-01"
    assert Timescale.objects.get(jurisdiction__key=PLACE, key="first_review").unit == "months"


def test_bringing_it_again_brings_nothing(there: Pack) -> None:
    versions = page().version
    done, _notes = import_pack(there, now=NOW)
    assert done == []
    assert page().version == versions
    assert Brought.objects.count() == len(there.items)


@pytest.mark.requirement("R-X-01")
def test_a_local_edit_stays_while_the_pack_has_nothing_new_for_it(there: Pack) -> None:
    edit("Our own title")
    assert statuses(there) == {CORE: Status.KEPT}
    done, _notes = import_pack(there, now=NOW)
    assert done == []
    assert page().title == "Our own title"


def test_what_nobody_edited_is_brought_up_to_a_new_pack(there: Pack) -> None:
    (done,), _notes = import_pack(newer(there, title="A better title"), now=NOW)
    assert (done.kind, done.key) == CORE
    assert page().title == "A better title"
    assert page().version == 2


def test_where_both_changed_somebody_decides(there: Pack) -> None:
    edit("Our own title")
    later = newer(there, title="A better title")
    assert statuses(later) == {CORE: Status.CONFLICT}
    with pytest.raises(Undecided) as refused:
        import_pack(later, now=NOW)
    assert refused.value.keys == [CORE]
    import_pack(later, now=NOW, decide=lambda one: False)
    assert page().title == "Our own title"
    assert statuses(later) == {CORE: Status.KEPT}  # asked once, not again
    again = newer(there, title="The best title")
    assert statuses(again) == {CORE: Status.CONFLICT}  # what was kept once is not overwritten the next time
    import_pack(again, now=NOW, decide=lambda one: True)
    assert page().title == "The best title"


def test_a_place_that_no_pack_brought_is_not_overwritten_unasked(db: None) -> None:
    make()
    later = newer(pack_of(PLACE), title="A better title")
    assert statuses(later) == {CORE: Status.CONFLICT}
    remember(PLACE, now=NOW)
    assert statuses(later) == {CORE: Status.CHANGED}


def test_pages_of_this_site_alone_stay_and_the_order_is_the_pack_s(there: Pack) -> None:
    manual = page(key=PLACE)
    own = apps.get_model("content.ProcedurePage")(title="Our own", slug="own", locale=manual.locale)
    manual.add_child(instance=own)
    own.save_revision().publish()
    assert statuses(there) == {TREE: Status.KEPT, ("page", str(own.translation_key)): Status.ONLY_HERE}
    tree = json.loads(json.dumps(there.items[TREE]))
    tree["pages"][0][1].reverse()
    import_pack(Pack(PLACE, {**there.items, TREE: tree}, there.files), now=NOW, decide=lambda one: True)
    titles = [one.title for one in page(key=PLACE).get_children()]
    assert titles == ["The review", "The core group", "Our own"]
    assert page("cy", PLACE).get_children().first().title == "Cymraeg: The review"


def test_a_page_that_was_taken_away_here_stays_away(there: Pack) -> None:
    page(key=f"{PLACE}/review").unpublish()
    review = ("page", str(key_of(f"{PLACE}/review")))
    assert statuses(there)[review] in (Status.KEPT, Status.SAME)
    import_pack(there, now=NOW)
    assert not page(key=f"{PLACE}/review").live


def test_drafts_are_not_carried(db: None) -> None:
    make()
    before = to_bytes(pack_of(PLACE))
    found = page()
    found.title = "A draft"
    found.save_revision()
    Phrase.objects.create(locale=Locale.objects.get(language_code="en"), text="Not yet.", live=False)
    assert to_bytes(pack_of(PLACE)) == before


def test_words_of_a_language_that_is_not_here_are_told(there: Pack) -> None:
    data = json.loads(json.dumps(there.items[CORE]))
    data["languages"]["tlh"] = data["languages"]["en"]
    _done, notes = import_pack(Pack(PLACE, {**there.items, CORE: data}, there.files), now=NOW)
    assert any("tlh" in note for note in notes)


def test_a_link_to_a_page_that_is_nowhere_leaves_its_words_and_a_note(there: Pack) -> None:
    data = json.loads(json.dumps(there.items[CORE]))
    nowhere = f"{key_of('nowhere')}/en"
    data["languages"]["en"]["body"][0]["value"]["text"] = f'<p>See <a linktype="page" id="{nowhere}">that</a>.</p>'
    del data["languages"]["cy"]
    _done, notes = import_pack(Pack(PLACE, {**there.items, CORE: data}, there.files), now=NOW)
    assert any("is not here" in note for note in notes)
    assert page().body[0].value["text"].source == "<p>See that.</p>"


def test_a_translation_of_another_shape_is_kept_as_it_is(there: Pack) -> None:
    data = json.loads(json.dumps(there.items[CORE]))
    data["languages"]["cy"]["body"] = data["languages"]["cy"]["body"][:2]
    later = Pack(PLACE, {**there.items, CORE: data}, there.files)
    import_pack(later, now=NOW)
    assert [block.block_type for block in page("cy").body] == ["text", "checklist"]
    assert pack_of(PLACE).items[CORE] == data


def broken(pack: Pack, kind: str, change: Any) -> Pack:
    """The pack with one item of a kind changed by `change`, which takes its data."""
    key = next(key for one, key in pack.items if one == kind)
    data = json.loads(json.dumps(pack.items[kind, key]))
    change(data)
    return Pack(PLACE, {**pack.items, (kind, key): data}, pack.files)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("page", lambda data: data.update(type="wagtailcore.Page")),
        ("page", lambda data: data["languages"]["en"].update(title="")),
        ("contact", lambda data: data.update(email="no address")),
        ("place", lambda data: data.update(closed_days="tomorrow")),
        ("place", lambda data: data.update(calendar="XX")),
        ("place", lambda data: data["timescales"][0].update(unit="fortnights")),
        ("place", lambda data: data.update(forms={"child_protection_plan": str(key_of("no form"))})),
        ("template", lambda data: data["languages"]["en"]["sections"][0]["value"].pop("key")),
        ("image", lambda data: data.update(file="images/" + "0" * 40 + ".png")),
        ("phrase", lambda data: data.pop("languages")),
    ],
)
def test_a_pack_that_does_not_fit_changes_nothing(carried: bytes, kind: str, change: Any) -> None:
    with pytest.raises(BadPack):
        import_pack(broken(from_bytes(carried), kind, change), now=NOW)
    assert not Jurisdiction.objects.filter(key=PLACE).exists()
    assert not Page.objects.filter(translation_key=key_of(PLACE)).exists()
    assert not LocalContact.objects.filter(jurisdiction=PLACE).exists()


@pytest.mark.parametrize("folder", ["images", "symbols"])
def test_a_script_is_no_picture(carried: bytes, folder: str) -> None:
    pack = from_bytes(carried)
    files = {name: b"<svg onload=alert(1)>" if name.startswith(folder) else file for name, file in pack.files.items()}
    with pytest.raises(BadPack):
        import_pack(Pack(PLACE, pack.items, files), now=NOW)


def test_a_script_in_a_text_is_not_carried_in(there: Pack) -> None:
    data = json.loads(json.dumps(there.items[CORE]))
    data["languages"]["en"]["body"][0]["value"]["text"] = '<p onclick="x()">Hi<script>alert(1)</script></p>'
    del data["languages"]["cy"]
    import_pack(Pack(PLACE, {**there.items, CORE: data}, there.files), now=NOW)
    stored = page().body[0].value["text"].source
    assert "<script" not in stored and "onclick" not in stored


def test_a_place_that_is_not_there_cannot_be_carried(db: None) -> None:
    with pytest.raises(NoSuchPlace):
        pack_of("nowhere")


@pytest.mark.requirement("R-004-22", "R-004-73")
def test_who_keeps_the_record_and_the_stages_arrive_with_their_days_in_both_languages(there: Pack) -> None:
    rows = RecordManager.objects.filter(locale__language_code="cy").order_by("since", "is_deputy")
    assert [(one.name, one.post, str(one.since), one.until and str(one.until)) for one in rows] == [
        ("Ann Other", "Rheolwr", "2024-01-08", "2025-08-29"),
        ("Dee Putt", "Rheolwr", "2024-01-08", None),
        ("Kit Lowe", "Rheolwr", "2025-09-01", None),
    ]
    (stage,) = stages(PLACE)
    assert (stage.count, stage.words["cy"]["name"], stage.words["cy"]["who"]) == (2, "Siarad", "Gair, cy")
