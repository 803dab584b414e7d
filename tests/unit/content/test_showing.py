"""What a page's blocks become for a reader."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from content import api
from content.models import ProcedurePage
from content.services.pages import create_page
from content.showing import Teller, blocks_of, headings_of, pages_named, show
from content.showing.freezing import facts_for, facts_from

from .manual import make, page
from .place import ENGLISH, EVERY, PAGE, PAGE_WELSH, told

pytestmark = pytest.mark.django_db


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select_one(selector)
    assert found is not None, selector
    return found


def raw(kind: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, "id": "11111111-2222", "value": value}


def drawn(*blocks: dict[str, Any], **changes: Any) -> BeautifulSoup:
    return BeautifulSoup(show(blocks_of(blocks), Teller(ENGLISH, **changes)).html, "html.parser")


def every() -> ProcedurePage:
    with told():
        return create_page(parent=make(), shape=PAGE)


@pytest.mark.requirement("R-000-01")
def test_every_word_of_every_new_block_is_translated() -> None:
    source = every()
    with told():
        api.translate_page(key="invented/every", language="cy", texts=PAGE_WELSH)
    welsh = page("every", "cy")
    said = json.dumps(welsh.body.get_prep_value(), ensure_ascii=False)
    for block in PAGE_WELSH["body"]:
        for text in words(block):
            assert text in said, text
    assert (welsh.keeper, welsh.review_by, welsh.amendment_why) == (
        "Tîm polisi", source.review_by, "Gofynnwyd amdano.",
    )  # fmt: skip
    plain = [{"kind": one.kind, "ids": one.anchor} for one in blocks_of(source.body.get_prep_value())]
    assert plain == [{"kind": one.kind, "ids": one.anchor} for one in blocks_of(welsh.body.get_prep_value())]


def words(value: Any, name: str = "") -> list[str]:
    """The strings a reader sees: without kinds, keys and addresses; of rich text those without tags."""
    if isinstance(value, dict):
        return [one for key, part in value.items() for one in words(part, key)]
    if isinstance(value, list):
        return [one for part in value for one in words(part, name)]
    skipped = {"type", "key", "purpose", "url", "pages"}
    return (
        []
        if name in skipped or not isinstance(value, str) or "<" in value
        else [json.dumps(value, ensure_ascii=False)[1:-1]]
    )


def test_loading_a_page_of_every_block_again_publishes_nothing() -> None:
    before = every()
    with told():
        create_page(parent=before.get_parent(), shape=PAGE)
    assert page("every").latest_revision_id == before.latest_revision_id


@pytest.mark.requirement("R-000-02")
def test_a_figure_comes_from_the_place_and_from_nowhere_else() -> None:
    block = raw("timescale", key="first_core_group", text="Meet.")
    assert one(drawn(block), ".app-timescale__figure").text == "Within 10 working days"
    missing = drawn(raw("timescale", key="never", text="Meet."))
    assert missing.select_one(".app-timescale__figure") is None
    assert "Meet." in missing.text


def test_a_local_contact_is_one_record_with_ways_to_reach_it() -> None:
    soup = drawn(raw("contact", key="duty"))
    assert [link["href"] for link in soup.select("a")] == [
        "tel:01632960111", "mailto:duty@example.org", "https://duty.example.org/",
    ]  # fmt: skip
    assert one(soup, "bdi[dir=ltr]").text == "01632 960111"
    assert drawn(raw("contact", key="nobody")).text.strip() == ""


def test_roles_decisions_law_and_tables_have_real_structure() -> None:
    soup = drawn(
        raw("roles", title="Who", rows=[{"type": "item", "id": "x", "value": {"who": "{Lead}", "what": "calls"}}]),
        raw("decision", title="May it wait?", rows=[{"question": "Safe?", "yes": "Wait.", "no": "Ring."}]),
        raw("law", text="Every child counts.", source="Act", url="https://law.example.org/"),
        raw("table", caption="Dates", cells="What | When\nFirst | {time:first_core_group}"),
    )
    assert [one(soup, "dt").text, one(soup, "dd").text] == ["Lead social worker", "calls"]
    assert [head.text for head in soup.select(".app-decision dt")] == ["Yes", "No"]
    assert one(soup, "figure blockquote p").text == "Every child counts."
    assert one(soup, "figcaption a")["href"] == "https://law.example.org/"
    assert [cell["scope"] for cell in soup.select("th")] == ["col", "col", "row"]
    assert one(soup, "td").text == "10 working days"
    assert one(soup, "caption").text == "Dates"


@pytest.mark.requirement("R-004-73")
def test_the_stages_of_a_place_stand_on_the_page_as_they_are_counted_and_none_where_it_has_none() -> None:
    soup = drawn(raw("stages", title="The steps up"))
    steps = [" ".join(step.text.split()) for step in soup.select("ol > li")]
    assert steps == [
        "Talk The twoWithin 1 working day Say what the lead social worker saw.",
        "Managers Both, and <them>Within 3 working days Meet.",
    ]
    nowhere = Teller(replace(ENGLISH, stages=()))
    assert show(blocks_of([raw("stages", title="The steps up")]), nowhere).html.strip() == ""


def test_hard_words_are_buttons_that_need_no_script_and_explained_once_a_page() -> None:
    text = raw("text", heading="The core group", text="<p>The core group. A core group.</p>")
    soup = drawn(text, raw("important", text="The core group."))
    [button] = soup.select("button")
    assert (button.text, button["type"]) == ("core group", "button")
    meaning = one(soup, f"#{button['popovertarget']}")
    assert meaning.has_attr("popover")
    assert "The people who carry the plan out" in meaning.text
    paper = drawn(text, on_paper=True)
    assert paper.select("button") == []
    assert one(paper, "strong.app-hard").text == "core group"


@pytest.mark.parametrize("kind", ["important", "checklist", "definition", "law", "table", "roles"])
def test_nothing_an_editor_writes_is_a_tag(kind: str) -> None:
    bad = "<script>x()</script>&\"'{record}"
    values: dict[str, dict[str, Any]] = {
        "important": {"text": bad}, "checklist": {"title": bad, "items": [bad]},
        "definition": {"term": bad, "meaning": bad}, "law": {"text": bad, "source": bad, "url": ""},
        "table": {"caption": bad, "cells": f"{bad} | a\n{bad} | b"},
        "roles": {"title": bad, "rows": [{"who": bad, "what": bad}]},
    }  # fmt: skip
    soup = drawn(raw(kind, **values[kind]))
    assert soup.select("script") == []
    assert "<script>x()</script>&\"'list <A>" in soup.text


def test_a_meaning_is_escaped_too() -> None:
    soup = drawn(raw("important", text="R&R"))
    assert one(soup, ".app-hard__meaning").text == "R&R Rest & <recreation>"


@pytest.mark.requirement("R-000-02")
def test_links_and_related_pages_lead_to_the_readers_own_language() -> None:
    source = every()
    with told():
        soup = BeautifulSoup(source.shown(source.teller("cy")).html, "html.parser")
    related = one(soup, ".app-related a")
    assert (related.text, related["href"], related["lang"]) == ("Yr adolygiad", "/en/invented/the-review/", "cy")
    assert one(soup, ".app-prose a")["href"] == "/en/invented/the-review/"
    page("the-review").unpublish()
    page("the-review", "cy").unpublish()
    with told():
        gone = BeautifulSoup(source.shown(source.teller("cy")).html, "html.parser")
    assert gone.select_one(".app-related") is None
    assert not one(gone, ".app-prose a").has_attr("href")


def test_the_headings_that_can_be_jumped_to() -> None:
    shown = show(
        blocks_of([raw("text", heading="A {lead}", text="<p>b</p>"), raw("important", text="c")]), Teller(ENGLISH)
    )
    assert [(head.text, head.anchor) for head in shown.headings] == [("A lead social worker", "part-11111111")]
    assert 'id="part-11111111"' in shown.html
    assert headings_of(blocks_of([raw("pointer", title="a", text="")])) == []


def test_a_form_begins_where_the_place_says_and_nowhere_if_it_says_nothing() -> None:
    assert one(drawn(raw("form", purpose="outline_plan", label="")), "a")["href"] == "/start/"
    assert one(drawn(raw("form", purpose="outline_plan", label="Go")), "a").text.strip() == "Go"
    assert drawn(raw("form", purpose="unknown", label="Go")).text.strip() == ""


def test_a_film_elsewhere_is_a_link_with_its_words_in_writing() -> None:
    soup = drawn(
        raw("video", title="T", url="https://film.example.org/", document=None, captions=None, transcript="<p>x</p>")
    )
    assert [one(soup, "section a")["href"], soup.select("video, iframe")] == ["https://film.example.org/", []]
    assert one(soup, "details .app-prose").text == "x"


def test_the_pages_that_blocks_point_at() -> None:
    blocks = blocks_of([
        raw("related", title="", pages=[{"type": "item", "value": 7, "id": "a"}, 8]),
        raw("text", heading="", text='<p><a id="9" linktype="page">x</a><a linktype="page" id="10">y</a></p>'),
    ])  # fmt: skip
    assert pages_named(blocks) == {7, 8, 9, 10}


def test_what_a_page_names_of_its_place_and_no_more_is_kept_with_an_edition() -> None:
    stream = every().body.get_prep_value()
    kept = facts_for(stream, ENGLISH)
    assert (set(kept.terms), set(kept.timescales), set(kept.contacts)) == (
        {"lead", "plan"}, {"first_core_group"}, {"duty"},
    )  # fmt: skip
    assert kept.stages == ENGLISH.stages
    assert facts_for([one for one in stream if one["type"] != "stages"], ENGLISH).stages == ()
    assert facts_from(json.loads(json.dumps(asdict(kept)))) == kept
    assert len(blocks_of(stream)) == len(EVERY)
