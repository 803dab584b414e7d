"""A small invented manual in two languages, as a pack would bring it."""

from __future__ import annotations

from typing import Any

from content import api
from content.models import ManualPage, ProcedurePage

ENGLISH: dict[str, Any] = {
    "title": "Invented procedures",
    "summary": "How we work.",
    "slug": "invented",
    "children": [
        {
            "key": "invented/core-group",
            "title": "The core group",
            "summary": "Who meets, and when.",
            "amendment": "The interval became shorter.",
            "body": [
                {
                    "type": "text",
                    "heading": "Who comes",
                    "text": '<p>Everyone <b>named</b>, see <a href="https://a.example/x">the list</a>.</p>'
                    "<ul><li>parents</li><li>school</li></ul>",
                },
                {"type": "pointer", "title": "Start with the child", "text": "<p>Ask first.</p><p>Then listen.</p>"},
                {"type": "checklist", "title": "Bring", "items": ["the plan", "your notes", "an open mind"]},
                {"type": "important", "text": "Nobody is told an address."},
                {"type": "definition", "term": "lead", "meaning": "the social worker who keeps the plan"},
            ],
            "children": [
                {"key": "invented/first", "title": "The first meeting", "summary": "Within ten working days."},
                {"key": "invented/later", "title": "Later meetings"},
            ],
        },
        {"key": "invented/review", "title": "The review"},
    ],
}

WELSH: dict[str, Any] = {
    "title": "Gweithdrefnau dychmygol",
    "summary": "Sut rydym yn gweithio.",
    "children": [
        {
            "key": "invented/core-group",
            "title": "Y grŵp craidd",
            "summary": "Pwy sy'n cwrdd, a phryd.",
            "amendment": "Aeth yr egwyl yn fyrrach.",
            "body": [
                {
                    "type": "text",
                    "heading": "Pwy sy'n dod",
                    "text": '<p>Pawb a <b>enwir</b>, gweler <a href="https://a.example/x">y rhestr</a>.</p>'
                    "<ul><li>rhieni</li><li>ysgol</li></ul>",
                },
                {"type": "pointer", "title": "Dechrau gyda'r plentyn", "text": "<p>Gofynnwch.</p><p>Gwrandewch.</p>"},
                {"type": "checklist", "title": "Dewch â", "items": ["y cynllun", "eich nodiadau", "meddwl agored"]},
                {"type": "important", "text": "Ni ddywedir cyfeiriad wrth neb."},
                {"type": "definition", "term": "arweinydd", "meaning": "y gweithiwr sy'n cadw'r cynllun"},
            ],
        },
        {"key": "invented/review", "title": "Yr adolygiad"},
    ],
}


def make(*, welsh: bool = True) -> ManualPage:
    """The manual with its four pages; in Welsh "The first meeting" and "Later meetings" are missing."""
    manual = api.create_manual(key="invented", jurisdiction="wales", shape=ENGLISH)
    if welsh:
        api.translate_page(key="invented", language="cy", texts=WELSH)
    return manual


def page(slug: str, language: str = "en") -> ProcedurePage:
    found: ProcedurePage = ProcedurePage.objects.get(slug=slug, locale__language_code=language)
    return found
