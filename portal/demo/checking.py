"""Whether the shipped manuals are sound: `python -m portal.demo.checking [place …]` says what is not, a line each.

Pure: it reads the files of portal/demo/packs and nothing else. Every text in the languages it must be in, every kind of
block, variable, timescale, contact and link known, every page in its tree once.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from . import blocks, figures, files, prose, rules
from .files import COMMON, JURISDICTIONS, PACKS, Data, Sheet, translated
from .spelling import Found, wrong_with

BILINGUAL = {COMMON, "wales"}  # every word of these is there in both languages
KEY = re.compile(r"[a-z][a-z0-9-]*")
NEEDED = {"key", "title", "summary"}
PAGE_TEXTS = {"title": 150, "summary": 500, "amendment": 1000, "amendment_why": 1000, "owner": 150}
ALLOWED = {"key", "blocks", "review_by", *PAGE_TEXTS}
CONTACT_TEXTS = {"name", "role", "hours", "address"}
CONTACT_PLAIN = {"key", "phone", "email", "url", "language"}
PURPOSES = {"child_protection_plan", "family_views"}  # forms that a page can start


def problems(place: str, packs: Path = PACKS) -> list[str]:
    """What is wrong with the manual of a place, or with the common pages (`COMMON`): "file, page: what", in order."""
    try:
        return _common(packs) if place == COMMON else _local(place, packs)
    except files.NotYaml as error:
        return [" ".join(str(error).split())]


def _local(place: str, packs: Path) -> list[str]:
    source = files.source(place, packs)
    own = source.sheets["page"]
    found = [problem for sheet in own for problem in _sheet(sheet, place in BILINGUAL)]
    found += _twice(f"{place}", [sheet.key for sheet in own])
    found += _tree(place, source)
    return found if found else [*_placed(place, packs)]


def _common(packs: Path) -> list[str]:
    sheets = files.sheets(COMMON, packs)
    found = list(_twice(COMMON, [sheet.key for sheet in sheets]))
    return found + [problem for sheet in sheets for problem in _sheet(sheet, True)]


def _twice(where: str, keys: Iterable[str]) -> Found:
    yield from (f"{where}: the key {key} stands at {count} pages" for key, count in Counter(keys).items() if count > 1)


def _sheet(sheet: Sheet, bilingual: bool) -> Found:
    """What is wrong with one page by itself."""
    page, said = sheet.page, f"{sheet.where}, {sheet.key}"
    if not isinstance(page, dict) or NEEDED - page.keys():
        yield f"{said}: a page has {', '.join(sorted(NEEDED))}"
        return
    for name in page.keys() - ALLOWED:
        yield f"{said}: unknown {name}"
    if not KEY.fullmatch(sheet.key):
        yield f"{said}: a key is small letters, digits and hyphens"
    if not isinstance(page.get("review_by"), datetime.date | None):
        yield f"{said}: review_by is a date, as 2027-04-01"
    welsh = bilingual or translated(page)
    for name, most in PAGE_TEXTS.items():
        if name in page:
            yield from (f"{said}: {name}: {what}" for what in wrong_with(page[name], "line", most, welsh))
    for name in ("title", "summary"):  # a note on what was amended says what a figure was
        yield from (f"{said}: {name}: {what}" for what in figures.wrong_with(page[name]))
    for number, block in enumerate(page.get("blocks") or (), start=1):
        yield from (f"{said}: block {number}: {what}" for what in _block(block, welsh))


def _block(block: Any, welsh: bool) -> Found:
    try:
        kind = blocks.kind_of(block)
        content = blocks.content_of(block)
    except (ValueError, AttributeError, TypeError) as error:
        yield str(error)
        return
    known = set(blocks.TEXTS[kind]) | ({blocks.ROWS[kind][0]} if kind in blocks.ROWS else set())
    known |= {"pages"} if kind == "related" else set()
    yield from (f"{kind}: unknown {name}" for name in content.keys() - known)
    for name in known:
        if not content.get(name) and (kind, name) not in blocks.OPTIONAL:
            yield f"{kind}: {name} is missing"
    yield from (f"{kind}: {what}" for what in _rows(kind, content))
    for where, what, most, said in blocks.texts_of(kind, content):
        yield from (f"{kind}: {where}: {problem}" for problem in wrong_with(said, what, most, welsh))
        if kind != "law":  # its words are Parliament's
            about = content.get("key", "") if kind == "timescale" else ""
            yield from (f"{kind}: {where}: {problem}" for problem in figures.wrong_with(said, about))
    for name, (what, _most) in blocks.TEXTS[kind].items():
        if what == "file" and name in content:
            yield from (f"{kind}: {name}: {problem}" for problem in _file(content[name], name, welsh))
    if kind == "table":
        yield from _cells(content)
    if kind == "form" and content.get("purpose") not in PURPOSES:
        yield f"form: unknown purpose {content.get('purpose')}; known: {', '.join(sorted(PURPOSES))}"
    if kind == "law" and not str(content.get("url", "https://")).startswith("https://"):
        yield "law: url begins with https://"


def _rows(kind: str, content: Data) -> Found:
    name, fields = blocks.ROWS.get(kind, ("", {}))
    for number, row in enumerate(content.get(name) or ()):
        if not isinstance(row, dict) or row.keys() != set(fields):
            yield f"row {number + 1} has {', '.join(fields)} and nothing else"


def _cells(content: Data) -> Found:
    """A table is one row a line, cells apart by " | ": as many in every row, and in every language."""
    said = content.get("cells") or ""
    tables = list(said.values()) if isinstance(said, dict) else [said]
    shapes = [[line.count("|") for line in str(text).strip().splitlines()] for text in tables]
    if any(len(set(shape)) != 1 or len(shape) < 2 for shape in shapes) or any(one != shapes[0] for one in shapes):
        yield "table: a heading row and rows with as many cells, the same in each language"


def _file(said: Any, what: str, welsh: bool) -> Found:
    """What is wrong with the name of a file: one for all, or one a language where there are words in it."""
    names = list(said.values()) if isinstance(said, dict) else [said]
    if (isinstance(said, dict) and said.keys() != {"en", "cy"}) or (welsh and what == "captions" and len(names) < 2):
        yield "one file in each language, {en: name, cy: name}"
    for name in names:
        if name not in files.media() or not files.path_of(str(name)).is_file():
            yield f"no file {name} in {COMMON}/files.yaml and {COMMON}/files"


def _tree(place: str, source: files.Source) -> Found:
    """What is wrong with the order of the pages: each is in the tree once, and no other is."""
    where, named = f"{place}/manual.yaml", list(_names(source.tree))
    for kind, key in named:
        if kind == "?":
            yield f"{where}: a node is {{use: key}} or {{page: key}}, and children; found {key}"
    yield from _twice(where, [key for _kind, key in named])
    for kind, sheets in source.sheets.items():
        there = {sheet.key for sheet in sheets}
        yield from (f"{where}: {kind}: no page {key}" for one, key in named if one == kind and key not in there)
    for sheet in source.sheets["page"]:
        if ("page", sheet.key) not in named:
            yield f"{where}: the page {sheet.key} ({sheet.where}) stands nowhere"


def _names(tree: Any) -> Iterator[tuple[str, str]]:
    for node in tree:
        kinds = [kind for kind in ("use", "page") if isinstance(node, dict) and kind in node]
        if len(kinds) != 1 or node.keys() - {"use", "page", "children"}:
            yield "?", str(node)[:60]
            continue
        yield kinds[0], str(node[kinds[0]])
        yield from _names(node.get("children") or ())


def _placed(place: str, packs: Path) -> Found:
    """What is wrong with a page at its place: links to pages, timescales and contacts that the place has not."""
    about = files.read(packs / place / "jurisdiction.yaml")
    tree = files.manual(place, packs)
    pages = {node.page["key"]: node.page for node in files.flat(tree)}
    known = {
        "page": set(pages),
        "timescale": {row["key"] for row in about["timescales"]},
        "contact": {row["key"] for row in about.get("contacts", ())},
    }
    yield from _contacts(place, about.get("contacts", ()))
    for key, page in pages.items():
        for kind, name in _uses(page):
            if name not in known[kind]:
                yield f"{place}, {key}: no {kind} {name} here"
    for node in files.flat(tree):
        for child in node.children:
            if translated(child.page) and not translated(node.page):
                yield f"{place}, {node.page['key']}: wants Welsh, for the page {child.page['key']} below it has it"
    for step in files.read(packs / place / "form.yaml")["steps"]:
        if step["procedure"] not in pages:
            yield f"{place}: form.yaml, step {step['key']}: no page {step['procedure']}"
        yield from (f"{place}: form.yaml, step {step['key']}: {what}" for what in _asked(step))


def _asked(step: Data) -> Found:
    """Figures typed in what a step says and asks. Not in its options: those are what a plan may settle on."""
    asking = [step, *(question for _path, question in rules.each_question({"questions": [], **step}))]
    for one in asking:
        for name in {"guidance", "label", "hint"} & one.keys():
            yield from figures.wrong_with(one[name])


def _contacts(place: str, contacts: Iterable[Data]) -> Found:
    """Nobody who is there: telephone numbers and addresses are of those kept for fiction."""
    for row in contacts:
        said = f"{place}/jurisdiction.yaml, contact {row.get('key')}"
        for name in row.keys() - CONTACT_TEXTS - CONTACT_PLAIN:
            yield f"{said}: unknown {name}"
        for name in CONTACT_TEXTS & row.keys():
            yield from (f"{said}: {name}: {what}" for what in wrong_with(row[name], "line", 250, True))
        if not str(row.get("phone", "01632 96")).startswith(("01632 96", "07700 900")):
            yield f"{said}: a number begins with 01632 96 or 07700 900"
        if not re.fullmatch(r"[a-z.]+@[a-z.]*example\.org", str(row.get("email", "a@example.org"))):
            yield f"{said}: an address ends in example.org"


def _uses(page: Data) -> Iterator[tuple[str, str]]:
    """("page" | "timescale" | "contact", key) of everything that a page points at."""
    for name in PAGE_TEXTS.keys() & page.keys():
        yield from _inwrong_with(page[name])
    for block in page.get("blocks") or ():
        kind = blocks.kind_of(block)
        content = blocks.content_of(block)
        if kind in ("timescale", "contact"):
            yield kind, content["key"]
        yield from (("page", key) for key in content.get("pages", ()))
        for _where, _what, _most, said in blocks.texts_of(kind, content):
            yield from _inwrong_with(said)


def _inwrong_with(said: Any) -> Iterator[tuple[str, str]]:
    for text in said.values() if isinstance(said, dict) else [said]:
        yield from (("page", key) for key in prose.page_keys(text))
        yield from (("timescale", name[5:]) for name in prose.variables(text) if name.startswith("time:"))


def main(places: list[str]) -> int:
    """Says what is wrong; 1 where anything is."""
    wanted = places or [COMMON, *JURISDICTIONS]
    found = [problem for place in wanted for problem in problems(place)]
    sys.stdout.writelines(f"{problem}\n" for problem in found)
    sys.stdout.write(f"{', '.join(wanted)}: {len(found) or 'no'} problems\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
