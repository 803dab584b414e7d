"""What answers of a question are like, as far as rules and calculations must know: numbers, days, times, texts."""

from __future__ import annotations

import re
from typing import Any, Literal

from forms.enums import CHOICES, Kind, Operator
from forms.fields import KINDS
from forms.spec import Question

Sort = Literal["number", "day", "time", "text", "truth", "options", "rows", "any"]

_sorts: dict[str, Sort] = {
    Kind.NUMBER: "number", Kind.SCALE: "number",
    Kind.DATE: "day", Kind.DATE_TIME: "day", Kind.TIME: "time",
    Kind.SHORT_TEXT: "text", Kind.LONG_TEXT: "text", Kind.EMAIL: "text", Kind.TELEPHONE: "text",
    Kind.YES_NO: "truth", Kind.DECLARATION: "truth",
    Kind.SINGLE_CHOICE: "options", Kind.SEVERAL_CHOICES: "options",
    Kind.REPEAT: "rows",
}  # fmt: skip
_day = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?", re.ASCII)
_time = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


def sort_of(question: Question) -> Sort:
    """What its answers are like; "any" for what only knows whether it is answered."""
    if question.kind == Kind.CALCULATED:
        return "day" if question.settings.get("formula") == "working_days_after" else "number"
    return _sorts.get(question.kind, "any")


def operators_of(question: Question) -> frozenset[str]:
    """What rules may ask of it; a calculated value can be asked what its value can."""
    kind = KINDS.get(question.kind)
    found = frozenset(kind.operators) if kind else frozenset()
    if question.kind == Kind.CALCULATED:
        more = (
            {Operator.BEFORE, Operator.AFTER, Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN}
            if sort_of(question) == "day"
            else {Operator.EQUALS, Operator.LESS, Operator.MORE, Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN}
        )
        return found | {str(one) for one in more} | {str(Operator.ANSWERED)}
    return found


def can_be(question: Question, value: Any) -> bool:
    """Whether an answer to the question can be, or for several choices hold, this value."""
    match sort_of(question):
        case "number":
            return is_number(value) and _within(question, value)
        case "options":
            return question.kind not in CHOICES or value in {option.id for option in question.options}
        case "truth":
            return isinstance(value, bool)
        case "any":
            return True
    return comparable(question, value)


def comparable(question: Question, value: Any) -> bool:
    """Whether an answer to the question can be compared with this value."""
    match sort_of(question):
        case "number":
            return is_number(value)
        case "day":
            return isinstance(value, str) and _day.fullmatch(value) is not None
        case "time":
            return isinstance(value, str) and _time.fullmatch(value) is not None
        case "text":
            return isinstance(value, str) and bool(value)
    return False


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def bounds(question: Question) -> tuple[Any, Any]:
    """The lowest and the highest answer or number of rows, None where there is none."""
    if question.kind == Kind.SCALE:
        low, high = (question.settings.get(name) for name in ("lowest", "highest"))
        return 0 if low is None else low, 10 if high is None else high
    low, high = ("earliest", "latest") if sort_of(question) == "day" else ("min", "max")
    return question.settings.get(low), question.settings.get(high)


def _within(question: Question, value: float) -> bool:
    low, high = bounds(question)
    return not (is_number(low) and value < low) and not (is_number(high) and value > high)
