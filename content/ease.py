"""How easy a text is to read: asked of whoever can tell, as content/facts.py asks about places."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ease:
    """`level`: 1 easy, 2 fair, 3 hard, None where no formula holds; `figure`: what the formula says; `age`: the reading
    age in years, where it tells one; `longest`: words of the longest sentence."""

    words: int
    longest: int
    level: int | None = None
    figure: float | None = None
    age: int | None = None


Judge = Callable[[str, str], Ease]
_judges: list[Judge] = []


def register(judge: Judge) -> None:
    """Ask `judge(text, language)` from now on (ISO code). Once, in AppConfig.ready."""
    _judges[:] = [judge]


def ease(text: str, language: str) -> Ease:
    """How easy it is; only its words are counted where nobody registered."""
    return _judges[0](text, language) if _judges else Ease(len(text.split()), 0)
