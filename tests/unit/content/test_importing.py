"""Word and HTML are read into pages: what is kept, and what is said of the rest. No database."""

from __future__ import annotations

import pytest

from content.importing import shapes
from content.importing.files import LARGEST, Unreadable, read
from content.importing.pages import outline
from content.importing.shapes import Leaf, Outline

from . import word_files as word


def read_word(*blocks: str, levels: int = 1, links: dict[str, str] | None = None, **more: object) -> Outline:
    return outline(read("manual.docx", word.document(*blocks, links=links, **more)), levels=levels)  # type: ignore[arg-type]


def read_html(html: str, levels: int = 1) -> Outline:
    return outline(read("manual.html", html.encode()), levels=levels)


def whys(found: Outline) -> list[str]:
    return [note.why for note in found.notes]


MANUAL = (
    word.paragraph("Our manual", style="Title"),
    word.paragraph("Read this first."),
    word.paragraph("Core groups", style="Heading1"),
    word.paragraph("They ", word.run("meet", "b"), " often, see ", word.link("the guidance", "rL"), "."),
    word.paragraph("parents", numbering="1"),
    word.paragraph("school", numbering="1"),
    word.paragraph("Who comes", style="Heading2"),
    word.table(["Who", "What"], ["Lead", "calls it"]),
    word.paragraph("Reviews", style="Heading1"),
    word.paragraph(word.picture("rPic", "A red dot")),
)


def test_a_word_document_keeps_its_structure_lists_links_tables_and_pictures() -> None:
    found = read_word(*MANUAL, links={"rL": "https://guidance.example/a"})
    [manual] = found.leaves
    assert manual.title == "Our manual"
    assert manual.body == [{"type": "text", "heading": "", "text": "<p>Read this first.</p>"}]
    group, reviews = manual.below
    assert (group.title, reviews.title) == ("Core groups", "Reviews")
    text, table = group.body
    assert text["text"] == (
        '<p>They <b>meet</b> often, see <a href="https://guidance.example/a">the guidance</a>.</p>'
        "<ul><li>parents</li><li>school</li></ul>"
    )
    assert table == {"type": "table", "caption": "Who comes", "cells": "Who | What\nLead | calls it"}
    assert reviews.body == [{"type": "picture", "image": "picture-1.png", "alt": "A red dot", "caption": ""}]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("levels", "titles"),
    [
        (0, ["Our manual"]),
        (1, ["Our manual", "Core groups", "Reviews"]),
        (2, ["Our manual", "Core groups", "Who comes", "Reviews"]),
    ],
)
def test_headings_make_as_many_pages_as_were_asked_for(levels: int, titles: list[str]) -> None:
    def every(leaf: Leaf) -> list[str]:
        return [leaf.title, *(title for one in leaf.below for title in every(one))]

    [manual] = read_word(*MANUAL, levels=levels, links={"rL": "https://guidance.example/a"}).leaves
    assert every(manual) == titles


def test_a_footnote_stays_with_the_page_that_points_at_it() -> None:
    first, second = read_word(
        word.paragraph("One", style="Heading1"),
        word.paragraph("As the law says", word.footnote(7)),
        word.paragraph("Two", style="Heading1"),
        word.paragraph("Nothing here."),
        footnotes={7: "The Act, section 5."},
    ).leaves[0].below  # fmt: skip
    assert first.body[-1] == {"type": "text", "heading": "Notes", "text": "<p>[1] The Act, section 5.</p>"}
    assert len(second.body) == 1


def test_what_word_has_and_pages_have_not_is_told() -> None:
    found = read_word(
        word.paragraph("A", style="Odd"),
        word.table(["Across"], ["one", "two"], merged=True),
        word.paragraph(word.picture("rPic", "")),
    )
    assert set(whys(found)) == {shapes.STYLE, shapes.MERGED, shapes.NO_ALT}
    assert [note.what for note in found.notes if note.why == shapes.STYLE] == ["Odd one"]


def test_a_document_that_attacks_its_reader_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with pytest.raises(Unreadable):
        read("bomb.docx", word.document(word.paragraph("x"), extra=bomb))


@pytest.mark.parametrize(
    ("name", "data"),
    [("old.doc", b"\xd0\xcf"), ("broken.docx", b"no zip"), ("empty.zip", b"PK"), ("big.html", b"x" * (LARGEST + 1))],
)
def test_what_is_no_manual_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(name, data)


def test_html_is_read_without_its_frame() -> None:
    found = read_html(
        "<html><head><title>Site | Manual</title><style>p{}</style></head><body><nav>Home</nav><main><h1>Visits</h1>"
        "<p>See the <a href='#when'>times</a>.<script>alert(1)</script></p><h2 id='when'>When</h2>"
        "<div>Weekly, <em>unannounced</em> too</div><dl><dt>Lead</dt><dd>who leads</dd></dl></main></body></html>"
    )
    [page] = found.leaves
    assert page.title == "Visits"
    assert page.body[0]["text"] == '<p>See the <a href="import:manual.html#when">times</a>.</p>'
    [when] = page.below
    assert when.names == {"manual.html#when"}
    assert when.body == [
        {"type": "text", "heading": "", "text": "<p>Weekly, <i>unannounced</i> too</p>"},
        {"type": "definition", "term": "Lead", "meaning": "who leads"},
    ]


def test_an_archive_keeps_folders_links_and_pictures() -> None:
    files: dict[str, str | bytes] = {
        "m/index.html": "<h1>Manual</h1><p><a href='visits/index.html#b'>Visits</a></p>",
        "m/visits/index.html": "<h1>Visits</h1><p id='b'>b <a href='first.html'>First</a></p>",
        "m/visits/first.html": "<h1>First</h1><p><img src='../pic.png' alt='A dot'></p>",
        "m/pic.png": word.PNG,
        "m/form.pdf": b"%PDF",
        "__MACOSX/m/x.html": "<p>no</p>",
    }
    found = outline(read("manual.zip", word.archive(files)), levels=1)
    [manual] = found.leaves
    [visits] = manual.below
    [first] = visits.below
    assert (manual.title, visits.title, first.title) == ("Manual", "Visits", "First")
    assert 'href="import:m/visits/index.html#b"' in manual.body[0]["text"]
    assert first.body[0]["image"] == "m/pic.png"
    assert [(note.why, note.where) for note in found.notes] == [(shapes.UNREAD, "m/form.pdf")]


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<h1>T</h1><iframe src='https://film.example'></iframe>", shapes.EMBEDDED),
        ("<h1>T</h1><p><a href='javascript:alert(1)'>x</a></p>", shapes.UNSAFE_LINK),
        ("<h1>T</h1><p><a href='other.html'>x</a></p>", shapes.LOST_LINK),
        ("<h1>T</h1><img src='http://elsewhere.example/p.png' alt='p'>", shapes.LOST_PICTURE),
        ("<h1>T</h1><table><tr><th>a<th>b<tr><td><a href='https://x.example'>x</a><td>y</table>", shapes.IN_TABLE),
        ("<h1>T</h1><table><tr><th>a<th>b<tr><td rowspan=2>c<td>d<tr><td>e</table>", shapes.MERGED),
        (f"<h1>{'long ' * 60}</h1><p>x</p>", shapes.CUT),
        ("<h1>T</h1><h2>a</h2><h3>b</h3><h4>c</h4><h5>d</h5><p>x</p>", shapes.DEEP),
    ],
)
def test_each_thing_that_is_not_kept_is_told_once(html: str, why: str) -> None:
    assert whys(read_html(html)) == [why]


def test_a_frame_of_one_cell_is_text_and_a_heading_without_text_is_kept() -> None:
    [page] = read_html(
        "<h1>T</h1><table><tr><td><p>Remember this.</p></td></tr></table><h2>A</h2><h2>B</h2><p>b</p>", 0
    ).leaves
    assert page.body == [
        {"type": "text", "heading": "", "text": "<p>Remember this.</p>"},
        {"type": "text", "heading": "", "text": "<h3>A</h3>"},
        {"type": "text", "heading": "B", "text": "<p>b</p>"},
    ]


def test_tags_that_old_websites_leave_open_are_closed() -> None:
    [page] = read_html("<h1>T</h1><p>One<p>Two<ul><li>a<li>b</ul><table><tr><th>x<th>y<tr><td>1<td>2</table>").leaves
    assert page.body[0]["text"] == "<p>One</p><p>Two</p><ul><li>a</li><li>b</li></ul>"
    assert page.body[1]["cells"] == "x | y\n1 | 2"


def test_an_old_encoding_is_understood() -> None:
    html = '<?xml version="1.0" encoding="iso-8859-1"?><html><body><h1>Tŷ</h1><p>caf\xe9</p></body></html>'
    found = outline(read("a.xhtml", html.replace("ŷ", "y").encode("latin-1")), levels=0)
    assert found.leaves[0].body[0]["text"] == "<p>café</p>"
