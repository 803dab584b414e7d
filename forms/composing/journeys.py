"""Journeys: what an author typed as answers, as answers, and back.

An author types what somebody would: yes or no; an option's id; ids with blank space between for several choices and
files; a number; an ISO date, a time; a text. What has parts (an address, a grid, rows, a person or organisation that
is not in the list) is typed as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol

from forms.enums import Kind
from forms.logic import typed
from forms.spec import Answer, Journey, Spec

from .rules import TRUTH


class JourneysLike(Protocol):
    journeys: Any


def journeys(form: JourneysLike, spec: Spec) -> tuple[Journey, ...]:
    """The journeys of a form page, with their answers as answers. `spec` is the form's: it knows the kinds."""
    kinds = {question.id: question.kind for question in spec.questions()}
    return tuple(_journey(block, kinds) for block in form.journeys)


def answer_of(kind: str, given: str) -> Answer:
    """The answer somebody gives who types this; what the kind cannot read stays the text it is."""
    given = given.strip()
    return _readers[kind](given) if kind in _readers else given


def given_of(kind: str, answer: Answer) -> str:
    """What somebody types to give this answer: `answer_of(kind, given_of(kind, answer)) == answer`."""
    if isinstance(answer, str):
        return answer
    for text in (_short(answer), _json(answer)):
        if text is not None and answer_of(kind, text) == answer:
            return text
    return _json(answer)


def _journey(block: Any, kinds: dict[str, str]) -> Journey:
    value = block.value
    return Journey(
        id=block.id,
        name=value["name"],
        answers={
            one.value["question"]: answer_of(kinds.get(one.value["question"], ""), one.value["given"] or "")
            for one in value["answers"]
        },
        steps=tuple((value["steps"] or "").split()),
        end=value["end"] or "",
    )


def _short(answer: Answer) -> str | None:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, list) and all(isinstance(one, str) and one and not one.split()[1:] for one in answer):
        return " ".join(answer)
    return None


def _json(answer: Answer) -> str:
    return json.dumps(answer, ensure_ascii=False, sort_keys=True)


def _parsed(given: str) -> Answer:
    try:
        return json.loads(given)
    except (ValueError, RecursionError):
        return given


def _truth(given: str) -> Answer:
    return TRUTH.get(given.lower(), given)


def _number(given: str) -> Answer:
    found = typed(given)
    return found if isinstance(found, int | float) and not isinstance(found, bool) else given


def _ids(given: str) -> Answer:
    return _parsed(given) if given.startswith("[") else given.split()


def _parts(given: str) -> Answer:
    return _parsed(given) if given[:1] in ("{", "[") else given


_readers: dict[str, Callable[[str], Answer]] = {
    Kind.YES_NO: _truth,
    Kind.DECLARATION: _truth,
    Kind.NUMBER: _number,
    Kind.SCALE: _number,
    Kind.SEVERAL_CHOICES: _ids,
    Kind.FILE: _ids,
    Kind.PERSON: _parts,
    Kind.ORGANISATION: _parts,
    Kind.ADDRESS: _parts,
    Kind.GRID: _parts,
    Kind.REPEAT: _parts,
}
