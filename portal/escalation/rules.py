"""The pure core of settling differences: which stage follows, when its time is over, whether the end is reached."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.procedures.selectors import Stage

Add = Callable[[date, int, str], date]  # start, count, unit → day; knows the working-day calendar
BEFORE_ALL = -1  # the position before every stage


def next_stage(stages: Iterable[Stage], after: int) -> Stage | None:
    """The first of a place's stages behind a position, whatever their order here; None: the end is reached."""
    behind = [one for one in stages if one.position > after]
    return min(behind, key=lambda one: one.position, default=None)


def is_end(stages: Iterable[Stage], after: int) -> bool:
    """Whether no stage comes after this position."""
    return next_stage(stages, after) is None


def due_on(stage: Stage, start: date, add: Add) -> date:
    """The last day of a stage that was entered on `start`."""
    return add(start, stage.count, stage.unit)


def frozen(stage: Stage | None) -> dict[str, Any]:
    """A stage as a step keeps it; {} for none."""
    if stage is None:
        return {}
    words = {code: dict(said) for code, said in stage.words.items()}
    return {"position": stage.position, "count": stage.count, "unit": stage.unit, "words": words}


def position(stage: Mapping[str, Any]) -> int:
    """The position of a frozen stage."""
    return int(stage.get("position", BEFORE_ALL))


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a frozen stage in one language (ISO code)."""

    language: str
    name: str
    who: str
    what: str


def said(stage: Mapping[str, Any], language: str, source: str) -> Said | None:
    """The words of a frozen stage in a language, else its plain form, else the source's; None for no stage."""
    words: Mapping[str, Mapping[str, str]] = stage.get("words", {})
    for code in (language, language.split("-")[0], source, *words):
        if code in words:
            return Said(code, *(words[code].get(name, "") for name in ("name", "who", "what")))
    return None


def is_overdue(due: date | None, today: date, *, is_settled: bool) -> bool:
    """Late from the day after the stage's last day, until somebody takes the next step."""
    return not is_settled and due is not None and today > due
