"""A small manual with every block, in English and partly in Welsh, for tests that read it."""

from __future__ import annotations

import gc
import warnings
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from content.api import create_manual, translate_page

CORE: list[dict[str, Any]] = [
    {"type": "text", "heading": "How it works", "text": '<p>Read <a href="page:isle/review">the review</a>.</p>'},
    {"type": "pointer", "title": "Ask first", "text": "<p>Is the child <b>there</b>?</p>"},
    {"type": "checklist", "title": "Before", "items": ["Ring {lead}", "Book a room"]},
    {"type": "important", "text": "Within {time:first_core_group}."},
    {"type": "definition", "term": "Core group", "meaning": "Those who carry out the plan"},
    {"type": "timescale", "key": "first_core_group", "text": "The first meeting"},
    {"type": "roles", "rows": [{"who": "{Lead}", "what": "Leads"}]},
    {"type": "decision", "rows": [{"question": "Is it safe?", "yes": "Go on", "no": "Stop"}]},
    {"type": "stages", "title": "The steps up"},
    {"type": "law", "text": "As it is written", "source": "An Act, section 1", "url": "https://law.example.org/1"},
    {"type": "contact", "key": "duty"},
    {"type": "related", "pages": ["isle/review"]},
    {"type": "form", "purpose": "outline_plan"},
    {"type": "table", "caption": "When", "cells": "What | When\nMeeting | {time:first_core_group}"},
]


def files() -> list[dict[str, Any]]:
    """Blocks that need a file."""
    document = get_document_model().objects.create(title="Form", file=ContentFile(b"words", name="form.pdf"))
    captions = get_document_model().objects.create(title="Captions", file=ContentFile(b"WEBVTT", name="film.vtt"))
    picture = get_image_model().objects.create(title="House", file=get_test_image_file())
    with warnings.catch_warnings():  # what Wagtail draws a picture into it leaves open
        warnings.simplefilter("ignore", ResourceWarning)
        for size in ("width-960", "width-480"):
            picture.get_rendition(size)
        gc.collect()
    return [
        {"type": "download", "title": "The form", "document": document.pk},
        {
            "type": "video",
            "title": "A film",
            "document": document.pk,
            "captions": captions.pk,
            "transcript": "<p>Hi</p>",
        },
        {"type": "picture", "image": picture.pk, "alt": "A house"},
    ]


def make_manual(place: str = "england", *, deep: int = 0, long: int = 1, more: Any = ()) -> Any:
    """Isle → core group (with every block, `long` times) → review; below it `deep` pages one below the other."""
    below: list[dict[str, Any]] = []
    for number in reversed(range(deep)):
        below = [{"key": f"isle/deep{number}", "title": f"Deep {number}", "children": below}]
    body = [*CORE * long, *more]
    core = {
        "key": "isle/core", "title": "Core group", "slug": "core", "summary": "Who does what", "owner": "Policy team",
        "review_by": "2027-04-01", "amendment": "A table", "amendment_why": "It was asked for", "body": body,
        "children": below,
    }  # fmt: skip
    review = {
        "key": "isle/review",
        "title": "Review",
        "slug": "review",
        "body": [{"type": "important", "text": "Look."}],
    }
    return create_manual(
        key="isle", jurisdiction=place, shape={"title": "Isle", "slug": "isle", "children": [core, review]}
    )


def in_welsh() -> None:
    """The index and the review in Welsh; the core group stays as it was written."""
    translate_page(key="isle", language="cy", texts={"title": "Ynys", "slug": "isle"})
    translate_page(
        key="isle/review",
        language="cy",
        texts={"key": "isle/review", "title": "Adolygiad", "body": [{"type": "important", "text": "Edrychwch."}]},
    )
