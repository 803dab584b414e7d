"""A Reading's article as HTML, kept so that sixty items are not laid out anew at every look."""

import hashlib
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString  # noqa: TID251  see `kept`

from portal.ui.symbols import SYMBOLS, address
from portal.wording.reading import Reading

from .models import Markup
from .rules import Filled, Piece, differences, pieces

TEMPLATE = "family/plan/reading.html"
PEOPLE = "family/plan/people.html"
# Drawn within the article, where the parts of a plan can be answered.
WITHIN = ("family/answering/entry.html", "family/answering/section.html")
ANSWERS = True


@cache
def stamp() -> str:
    """SHA-256, hex, over what shapes the markup besides the Reading: its templates, the code that lays out its words,
    the catalogues and the addresses of the pictures, which change with their files."""
    templates = (TEMPLATE, PEOPLE, *(WITHIN if ANSWERS else ()))
    here = Path(__file__).parent
    shaping = [
        *(Path(get_template(name).origin.name) for name in templates),  # type: ignore[attr-defined]
        *(here / "rules.py", here / "templatetags" / "reading.py"),
        *sorted(file for path in settings.LOCALE_PATHS for file in Path(path).rglob("*.mo")),
    ]
    pictures = "".join(address(key) for key in SYMBOLS)
    return hashlib.sha256(pictures.encode() + b"".join(file.read_bytes() for file in shaping)).hexdigest()


def write(reading: Reading, plan: UUID) -> SafeString:
    """The article of this Reading, laid out now."""
    shown = {"reading": reading, "differences": differences(reading), "plan": plan, "answers": ANSWERS}
    return render_to_string(TEMPLATE, shown)


def kept(html: str, made: str) -> str:
    """The article as it was kept with this stamp; "" when it has to be laid out anew."""
    return html if made == stamp() else ""


def keep(reading_id: UUID, html: str) -> None:
    """Keep the article for the next look."""
    Markup.objects.update_or_create(reading_id=reading_id, defaults={"stamp": stamp(), "html": html})


def shown(html: str, filled: Filled) -> list[Piece]:
    """An article from `write` or `kept`, with what stands in its slots at this look.

    The one place that calls text safe: it is what our own template wrote, with everything escaped.
    """
    return [Piece(SafeString(one.html), one.template, one.context) for one in pieces(html, filled)]
