"""A Reading as a PDF for everybody: tagged (PDF/UA-1), in the right language and direction, fonts embedded."""

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import get_template, render_to_string
from django.utils import translation

from portal.ui import order
from portal.wording import paper
from portal.wording.paper import STATIC, lay_out
from portal.wording.reading import Reading

from . import markup
from .rules import differences

TEMPLATE = "family/plan/print.html"
WITHIN = ("family/plan/people.html", "family/plan/ended.html")
# Laying out takes about 20 ms of work an entry and as much again for each 300 letters (measured: sixty items of one
# sentence weigh 78 and take 1.1 to 1.5 s, ninety in Easy Read 114 and 2.1 s, sixty of five sentences 126 and 2.0 s).
# What is heavier than this might take more than the two seconds that somebody can be asked to wait.
HEAVY = 100
LETTERS = 300


def write(reading: Reading, ended_on: date | None = None) -> bytes:
    """The bytes of the PDF; on top that the plan has ended, if it has (R-004-21)."""
    with translation.override(reading.language):
        shown = {"reading": reading, "differences": differences(reading), "static": STATIC, "paper": True}
        shown |= {"ended_on": ended_on, "level": reading.level}
        html: str = render_to_string(TEMPLATE, shown)
    return lay_out(html, reading.language)


def is_long(content: Mapping[str, Any]) -> bool:
    """Whether a Reading (its JSON) takes more than two seconds to lay out, and so is laid out outside the request."""
    entries = [entry for section in content["sections"] for entry in section["entries"]]
    letters = sum(len(entry["text"]["value"]) for entry in entries if entry["text"])
    return len(entries) + letters // LETTERS > HEAVY


@cache
def _shape() -> bytes:
    templates = (get_template(name).origin.name for name in (TEMPLATE, *WITHIN))  # type: ignore[attr-defined]
    files = (*templates, str(finders.find("dist/plan.css")), __file__, paper.__file__, order.__file__)
    return b"".join([markup.stamp().encode(), *(Path(one).read_bytes() for one in files)])


def stamp(content_hash: str, ended_on: date | None) -> str:
    """SHA-256, hex, over the hash of a Reading, the end of its plan and what shapes its PDF besides."""
    return hashlib.sha256(_shape() + f"{content_hash}{ended_on or ''}".encode()).hexdigest()
