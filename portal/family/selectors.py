"""The plan a family member may look at, in one query."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.wording.reading import Reading, from_json
from portal.wording.selectors import given_to

from . import markup


@dataclass(frozen=True, slots=True)
class Page:
    """What the screen of one plan needs. `html` is the article, "" when it has to be laid out anew; `opened_at`: when
    its reader opened it last, None for never."""

    reading_id: UUID
    content: dict[str, Any]
    html: str
    opened_at: datetime | None = None

    @property
    def reading(self) -> Reading:
        return from_json(self.content)


def page_for(user: Any, plan: UUID) -> Page:
    """The Reading this user may read now, with its kept article; Http404 in every other case alike."""
    reading_id, content, stamp, html, opened_at = given_to(
        user, plan, "reading_id", "reading__content", "reading__markup__stamp", "reading__markup__html",
        "reading__receipt__last_at",
    )  # fmt: skip
    return Page(reading_id, content, markup.kept(html or "", stamp or ""), opened_at)
