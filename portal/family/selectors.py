"""The plan a family member may look at, in one query."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from portal.wording import models
from portal.wording.reading import Reading, from_json
from portal.wording.selectors import given_to

from . import markup


@dataclass(frozen=True)
class Page:
    """What the screen of one plan needs. `html` is the article, "" when it has to be laid out anew; `opened_at`: when
    its reader opened it last, None for never; `is_heard`: whether somebody recorded any of the plan; `ended_on`: the
    day on which the plan ended, None while it has not."""

    reading_id: UUID
    title: str
    language: str
    direction: str
    html: str
    opened_at: datetime | None = None
    is_heard: bool = True
    level: str = ""
    ended_on: date | None = None

    @cached_property
    def content(self) -> dict[str, Any]:
        """The Reading's JSON. One query, and dear to decode: an article that was kept does without."""
        found: dict[str, Any] = models.Reading.objects.values_list("content", flat=True).get(pk=self.reading_id)
        return found

    @property
    def reading(self) -> Reading:
        return from_json(self.content)


def page_for(user: Any, plan: UUID) -> Page:
    """The Reading this user may read now, with its kept article; Http404 in every other case alike."""
    reading_id, title, language, direction, stamp, html, *more = given_to(
        user, plan, "reading_id", "reading__content__title", "reading__content__language",
        "reading__content__direction", "reading__markup__stamp", "reading__markup__html", "reading__receipt__last_at",
        "is_heard", "reading__level", "plan__ended_on",
    )  # fmt: skip
    return Page(reading_id, title, language, direction, markup.kept(html or "", stamp or ""), *more)
