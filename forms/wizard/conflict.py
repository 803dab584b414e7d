"""Two people (or two tabs) wrote the same step: where their texts differ, and the text they make of both (T25)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..fields import Person, kind_of
from ..fields.base import Raw, blank
from ..fields.repeat import spoken_row
from ..spec import Question, Step
from ..words import Words
from .rows import named
from .showing import text

MINE, THEIRS = "mine", "theirs"
CHOICE = "keep-"  # the names of the choices on the page: keep-<question id> or keep-<group id>-<row id>


@dataclass(frozen=True, slots=True)
class Difference:
    """One question, or one row of a group, with two texts. "" is a text too: one of the two left it empty."""

    key: str
    label: str
    mine: str
    theirs: str
    chosen: str = ""

    @property
    def open(self) -> bool:
        """Whether nobody has chosen yet."""
        return not self.chosen

    @property
    def name(self) -> str:
        """The name of its choice on the page."""
        return f"{CHOICE}{self.key}"


def differences(
    step: Step, mine: Mapping[str, Raw], theirs: Mapping[str, Raw], words: Words, people: Sequence[Person]
) -> list[Difference]:
    """Where what was typed here and what is stored differ in what a person sees, in the order of the page."""
    found: list[Difference] = []
    for question in step.questions:
        ours, stored = mine.get(question.id), theirs.get(question.id)
        if question.questions:
            found += _row_differences(question, ours or [], stored or [], words, people)
            continue
        kind = kind_of(question)
        texts = ["" if blank(raw) else kind.spoken(question, raw, words, people) for raw in (ours, stored)]
        if texts[0] != texts[1]:
            found.append(Difference(question.id, text(words, f"{question.id}.label"), *texts))
    return found


def _row_differences(
    group: Question, mine: Sequence[Raw], theirs: Sequence[Raw], words: Words, people: Sequence[Person]
) -> Iterator[Difference]:
    ours = {row["id"]: row for row in mine}
    stored = {row["id"]: row for row in theirs}
    for number, row in enumerate(dict.fromkeys([*stored, *ours]), 1):
        texts = [spoken_row(group, rows[row], words, people) if row in rows else "" for rows in (ours, stored)]
        if texts[0] != texts[1]:
            yield Difference(f"{group.id}-{row}", named(group, number, words), *texts)


def merged(
    step: Step, mine: Mapping[str, Raw], theirs: Mapping[str, Raw], choices: Mapping[str, str]
) -> dict[str, Raw]:
    """What is typed after the choices {difference key: "mine" or "theirs"}; everything else is as in `mine`."""
    result: dict[str, Raw] = {}
    for question in step.questions:
        ours, stored = mine.get(question.id, ""), theirs.get(question.id, "")
        if question.questions:
            result[question.id] = list(_merged_rows(question, ours or [], stored or [], choices))
        else:
            result[question.id] = stored if choices.get(question.id) == THEIRS else ours
    return result


def _merged_rows(
    group: Question, mine: Sequence[Raw], theirs: Sequence[Raw], choices: Mapping[str, str]
) -> Iterator[Raw]:
    ours = {row["id"]: row for row in mine}
    stored = {row["id"]: row for row in theirs}
    for row in dict.fromkeys([*stored, *ours]):
        # rows that do not differ have no choice: they are in both, or empty in one
        side = stored if choices.get(f"{group.id}-{row}", MINE if row in ours else THEIRS) == THEIRS else ours
        if row in side:
            yield side[row]
