"""A document as the text of a file: the same document is always the same bytes."""

from __future__ import annotations

import json
from typing import Any

from forms.spec import Document
from forms.spec_json import encode


def data_of(document: Document) -> dict[str, Any]:
    """The document as JSON data: the spec's, with "language", "translations", "lists", "texts", "journeys"."""
    return encode(document.spec) | {
        "language": document.language,
        "translations": document.translations,
        "lists": {key: dict(names) for key, names in document.lists.items()},
        "texts": {language: dict(texts) for language, texts in document.texts.items() if texts},
        "journeys": [
            {"id": one.id, "name": one.name, "answers": dict(one.answers), "steps": list(one.steps), "end": one.end}
            for one in document.journeys
        ],
    }


def text_of(document: Document) -> str:
    """The file: JSON with two blanks a level, members in the order of the alphabet, a line break at the end."""
    return json.dumps(data_of(document), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
