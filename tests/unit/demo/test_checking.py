"""What `python -m portal.demo.checking` finds in the manuals' files; and that it finds nothing in ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.demo import blocks, checking, files, prose, spelling
from portal.demo.files import COMMON, JURISDICTIONS
from portal.intake.purpose import PLAN, VIEWS
from portal.procedures.selectors import TERMS

BOTH = {"en": "Who comes", "cy": "Pwy sy'n dod"}
PAGE: dict[str, Any] = {"key": "a", "title": BOTH, "summary": BOTH, "blocks": []}


@pytest.mark.parametrize("place", [COMMON, *JURISDICTIONS])
@pytest.mark.requirement("R-X-01")
def test_the_shipped_manuals_are_sound(place: str) -> None:
    assert checking.problems(place) == []


def test_what_is_known_is_what_there_is() -> None:
    assert set(TERMS) == spelling.TERMS
    assert {PLAN, VIEWS} == checking.PURPOSES


def written(tmp_path: Path, page: dict[str, Any], *, tree: list[Any] | None = None) -> list[str]:
    """The problems of a place with one page of its own, "a", and a common one, "c"."""
    for name, data in {
        "here/manual.yaml": [{"page": "a", "children": [{"use": "c"}]}] if tree is None else tree,
        "here/manual/own.yaml": [page],
        "everywhere/manual/all.yaml": [PAGE | {"key": "c"}],
        "here/jurisdiction.yaml": {"timescales": [{"key": "first_review"}], "contacts": [{"key": "duty"}]},
        "here/form.yaml": {"steps": [{"key": "one", "procedure": "a"}]},
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data), encoding="utf-8")
    files.read.cache_clear()
    return checking.problems("here", tmp_path)


GOOD: list[dict[str, Any]] = [
    {"text": {"en": "Go\n\n- one {lead}\n- two", "cy": "Ewch\n\n- un {Lead}\n- dau"}, "heading": BOTH},
    {"important": BOTH},
    {"timescale": {"key": "first_review"}},
    {"contact": {"key": "duty"}},
    {"related": {"pages": ["c"]}},
    {"roles": {"title": BOTH, "rows": [{"who": "{Lead}", "what": BOTH}]}},
    {"decision": {"rows": [{"question": BOTH, "yes": BOTH, "no": BOTH}]}},
    {"stages": {"title": BOTH}},
    {"law": {"text": BOTH, "source": BOTH, "url": "https://example.org/"}},
    {"table": {"caption": BOTH, "cells": {"en": "A | B\n1 | 2", "cy": "C | D\n1 | 2"}}},
    {"text": {"en": "See [this](page:c).", "cy": "Gweler [hyn](page:c)."}},
    {"form": {"purpose": PLAN, "label": BOTH}},
    {"picture": {"image": {"en": "way.en.png", "cy": "way.cy.png"}, "alt": BOTH}},
    {"download": {"title": BOTH, "document": "agenda.en.pdf"}},
    {
        "video": {
            "title": BOTH,
            "document": "core-group.webm",
            "transcript": BOTH,
            "captions": {"en": "core-group.en.vtt", "cy": "core-group.cy.vtt"},
        }
    },
]


def test_a_good_page_has_no_problem(tmp_path: Path) -> None:
    assert written(tmp_path, PAGE | {"blocks": GOOD}) == []


def test_english_alone_is_enough_outside_wales_and_welsh_is_whole_or_not_at_all(tmp_path: Path) -> None:
    english = {"key": "a", "title": "A", "summary": "Words", "blocks": [{"important": "Go"}]}
    assert written(tmp_path, english, tree=[{"page": "a"}]) == []
    assert "wants Welsh" in written(tmp_path, english)[0]
    assert "Welsh is missing" in written(tmp_path, PAGE | {"blocks": [{"important": "Go"}]})[0]
    assert "whole or not" in written(tmp_path, english | {"blocks": [{"important": BOTH}]})[0]


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ({"txt": BOTH}, "one known kind"),
        ({"text": BOTH, "important": BOTH}, "one known kind"),
        ({"text": {"en": "One\n\nTwo", "cy": "Un"}}, "other paragraphs"),
        ({"text": {"en": "A {lead}", "cy": "B {plan}"}}, "other variables"),
        ({"text": {"en": "A {leed}", "cy": "B {leed}"}}, "unknown variable {leed}"),
        ({"text": {"en": "A {lead", "cy": "B {lead"}}, "a brace"),
        ({"text": {"en": "A {time:first_reviw}", "cy": "B {time:first_reviw}"}}, "no timescale first_reviw"),
        ({"text": {"en": "[x](page:z)", "cy": "[y](page:z)"}}, "no page z"),
        ({"text": {"en": "[x](http://x.org)", "cy": "[y](http://x.org)"}}, "a link is"),
        ({"important": {"en": "[x](page:c)", "cy": "[y](page:c)"}}, "running text only"),
        ({"important": {"en": "The same", "cy": "The same"}}, "the Welsh is the English"),
        ({"important": {"en": "x" * 501, "cy": "y"}}, "over 500"),
        ({"important": {"cy": "Ewch"}}, "wants words"),
        ({"contact": {"key": "nobody"}}, "no contact nobody"),
        ({"related": {"pages": ["z"]}}, "no page z"),
        ({"related": {}}, "pages is missing"),
        ({"form": {"purpose": "holiday", "label": BOTH}}, "unknown purpose holiday"),
        ({"roles": {"rows": [{"who": BOTH}]}}, "row 1 has who, what"),
        ({"table": {"cells": {"en": "A | B\n1", "cy": "A | B\n1"}}}, "as many cells"),
        ({"law": {"text": BOTH, "source": BOTH, "url": "ftp://x"}}, "https://"),
        ({"pointer": {"title": BOTH, "text": BOTH, "more": 1}}, "unknown more"),
    ],
)
def test_every_slip_is_named(tmp_path: Path, block: dict[str, Any], problem: str) -> None:
    found = written(tmp_path, PAGE | {"blocks": [block]})
    assert any(problem in one and " a" in one for one in found), found


@pytest.mark.parametrize(
    ("tree", "problem"),
    [
        ([], "stands nowhere"),
        ([{"page": "a"}, {"page": "a"}], "stands at 2"),
        ([{"page": "a"}, {"use": "z"}], "no page z"),
        ([{"page": "a", "childs": []}], "a node is"),
    ],
)
def test_a_tree_holds_each_page_once(tmp_path: Path, tree: list[Any], problem: str) -> None:
    assert any(problem in one for one in written(tmp_path, PAGE, tree=tree))


def test_every_kind_of_block_names_its_texts() -> None:
    """A row's texts and the block's own are found at any depth, keys and addresses are not among them."""
    found = [where for block in GOOD for where, *_ in blocks.texts_of(blocks.kind_of(block), blocks.content_of(block))]
    assert {"heading", "rows.0.who", "rows.0.no", "source", "cells", "label"} <= set(found)
    assert not {"url", "key", "purpose"} & set(found)


def test_links_are_written_by_whoever_knows_the_pages() -> None:
    text = "See [the <core> group](page:core-group) & [law](https://example.org/a?b=1&c=2)."
    assert prose.html(text) == (
        '<p>See the &lt;core&gt; group &amp; <a href="https://example.org/a?b=1&amp;c=2">law</a>.</p>'
    )
    linked = prose.html(text, lambda key, words: f"<{key}>{words}</{key}>")
    assert "<core-group>the &lt;core&gt; group</core-group>" in linked


def test_yes_and_no_are_words(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("{yes: no, true: on, x: true}", encoding="utf-8")
    assert files.read(file) == {"yes": "no", True: "on", "x": True}


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "everywhere/manual/plan.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("- key: a\n  title: {en: One? Two, cy: [}", encoding="utf-8")
    (found,) = checking.problems(COMMON, tmp_path)
    assert "everywhere/manual/plan.yaml" in found and "line 2" in found
