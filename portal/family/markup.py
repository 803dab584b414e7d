"""A Reading's article as HTML, kept so that sixty items are not laid out anew at every look."""

import hashlib
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString  # noqa: TID251  see `kept`

from portal.wording.reading import Reading

from .models import Markup

TEMPLATE = "family/plan/reading.html"


@cache
def stamp() -> str:
    """SHA-256, hex, over what shapes the markup besides the Reading: its template and the catalogues."""
    origin = get_template(TEMPLATE).origin.name  # type: ignore[attr-defined]
    shaping = [Path(origin), *sorted(file for path in settings.LOCALE_PATHS for file in Path(path).rglob("*.mo"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in shaping)).hexdigest()


def write(reading: Reading) -> SafeString:
    """The article of this Reading, laid out now."""
    return render_to_string(TEMPLATE, {"reading": reading})


def kept(html: str, made: str) -> SafeString:
    """The article as it was kept with this stamp; "" when it has to be laid out anew.

    The one place that calls text safe: it is what our own template wrote, with everything escaped.
    """
    return SafeString(html if made == stamp() else "")


def keep(reading_id: UUID, html: str) -> None:
    """Keep the article for the next look."""
    Markup.objects.update_or_create(reading_id=reading_id, defaults={"stamp": stamp(), "html": html})
