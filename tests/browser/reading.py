"""Readings made by hand, shown to a mother through the real pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest

from portal.family import selectors, views
from portal.plans.models import Plan
from portal.wording.reading import Reading, to_json
from tests.cast import Cast
from tests.plans import make_plan, release_to, word

from .screen import Screen


@dataclass
class Desk:
    """A plan that was given to Dana; `show` lays another Reading on it."""

    plan: Plan
    cast: Cast
    window: Callable[..., Screen]
    reading: Reading | None = None

    @property
    def path(self) -> str:
        return f"/my/plans/{self.plan.pk}/"

    def seat(self, **shape: Any) -> Screen:
        """Dana in front of a browser."""
        return self.window(**shape).sign_in(self.cast.dana)

    def show(self, screen: Screen, reading: Reading) -> Screen:
        """Open the page of this Reading, its frame in the Reading's language."""
        self.reading = reading
        return screen.speak(reading.language).open(self.path)


def desk(cast: Cast, window: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The plan, the reader, and the page that shows what the test lays down."""
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    made = Desk(plan, cast, window)
    find = selectors.page_for

    def page_for(user: Any, key: UUID) -> selectors.Page:
        found = find(user, key)
        if made.reading is None:
            return found
        laid = made.reading
        page = replace(found, title=laid.title, language=laid.language, direction=laid.direction, html="")
        vars(page)["content"] = to_json(laid)  # where the real one is put once it was asked for
        return page

    monkeypatch.setattr(views, "page_for", page_for)
    return made
