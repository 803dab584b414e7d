"""One question of each kind, what people type into it and what they should not."""

from __future__ import annotations

from typing import Any

from django import forms

from forms.enums import Kind
from forms.fields import KINDS, Offered
from forms.fields.base import DAMAGED, Raw
from forms.spec import Answer, Option, Question
from forms.wizard.field import make_field
from forms.words import Words

PEOPLE = Offered.of([("p-1", "Dana Green"), ("p-2", "Tom Bell")], [("g-1", "Riverside School"), ("g-2", "St Jude's")])
LABEL = "Is it 100% (sure) %s %d?"
TEXTS = {
    "q.label": LABEL, "o1.label": "Red", "o2.label": "Blue", "o3.label": "None of these",
    "r1.label": "Monday", "r2.label": "Tuesday", "c1.label": "Morning", "c2.label": "Evening",
    "q.unit": "hours", "q.low": "Not at all", "q.statement": "All this is true.", "q.item": "Thing",
    "i1.label": "What",
}  # fmt: skip
WORDS = Words("en", "en", TEXTS, TEXTS)
WELSH = Words("cy", "en", {}, TEXTS)
URDU = Words("ur", "en", {}, TEXTS)

UPLOAD = "8c9f6b3e-7d59-4a68-b1c7-6f4f3f1d2a10"
ROW = "a" * 32
GRID = {"rows": ["r1", "r2"], "columns": ["c1", "c2"], "cell": "text"}
SETTINGS: dict[str, dict[str, Any]] = {
    "grid": GRID, "number": {"decimals": 2, "min": -10, "max": 2_000_000}, "scale": {"lowest": 0, "highest": 10},
    "calculated": {"formula": "sum", "of": ["i1"], "group": "q", "days": 0},
    "guidance": {"style": "plain", "page": "", "image": ""},
}  # fmt: skip
OPTIONS = (Option("o1"), Option("o2"), Option("o3", exclusive=True))
ANSWERED = [key for key, kind in KINDS.items() if kind.asks and key not in (Kind.REPEAT, Kind.FILE)]


def question(kind: str, settings: dict[str, Any] | None = None, **more: Any) -> Question:
    """A question "q" of this kind, with everything its kind needs."""
    options = OPTIONS if KINDS[kind].has_options else ()
    inner = (Question("i1", "short_text"),) if kind == Kind.REPEAT else ()
    found = SETTINGS.get(kind, {}) | (settings or {})
    return Question("q", kind, **{"options": options, "questions": inner, "settings": found} | more)


def field(kind: str, settings: dict[str, Any] | None = None, **more: Any) -> forms.Field:
    made = make_field(question(kind, settings, **more), WORDS, PEOPLE)
    made.required = bool(more.get("required", True))
    return made


def clean(kind: str, raw: Raw, settings: dict[str, Any] | None = None, **more: Any) -> Answer:
    """The answer that this gives; raises ValidationError."""
    return field(kind, settings, **more).clean(raw)


def shown(kind: str, answer: Answer, settings: dict[str, Any] | None = None, words: Words = WORDS) -> str:
    return KINDS[kind].display(question(kind, settings), answer, words, PEOPLE)


# kind, settings, what is typed, the answer, how it is said
GOOD: list[tuple[str, dict[str, Any], Raw, Answer, str]] = [
    ("short_text", {}, "  The wood ", "The wood", "The wood"),
    ("long_text", {}, "One\r\n\r\nTwo", "One\n\nTwo", "One\n\nTwo"),
    ("number", {}, "1,234.5", 1234.5, "1,234.5 hours"),
    ("number", {"decimals": 0}, "7.0", 7, "7 hours"),
    ("date", {}, ["3", "02", "2027"], "2027-02-03", "3 February 2027"),
    ("date", {}, ["29", "2", "2028"], "2028-02-29", "29 February 2028"),
    ("date", {}, ["۳", "۲", "۲۰۲۷"], "2027-02-03", "3 February 2027"),
    ("date", {"precision": "month"}, ["2", "2027"], "2027-02", "February 2027"),
    ("time", {}, "2:30 pm", "14:30", "14:30"),
    ("date_time", {}, ["3", "2", "2027", "9.05"], "2027-02-03T09:05", "3 February 2027, 09:05"),
    ("yes_no", {}, "yes", True, "Yes"),
    ("yes_no", {}, "no", False, "No"),
    ("single_choice", {}, "o2", "o2", "Blue"),
    ("single_choice", {"look": "typeahead"}, "o2", "o2", "Blue"),
    ("several_choices", {}, ["o2", "o1"], ["o1", "o2"], "Red, Blue"),
    ("several_choices", {}, ["o3"], ["o3"], "None of these"),
    ("scale", {}, "0", 0, "0 (Not at all)"),
    ("scale", {}, "7", 7, "7"),
    ("email", {}, " dana@example.com ", "dana@example.com", "dana@example.com"),
    ("telephone", {}, "01632  960001", "01632 960001", "01632 960001"),
    ("address", {}, ["1 Elm Row", "", "Leeds", "", "ls1 1aa"],
     {"line_1": "1 Elm Row", "town": "Leeds", "postcode": "LS1 1AA"}, "1 Elm Row, Leeds, LS1 1AA"),
    ("person", {}, "p-2", "p-2", "Tom Bell"),
    ("person", {"allow_new": True}, ["p-2", "", ""], "p-2", "Tom Bell"),
    ("person", {"allow_new": True}, ["+new", "Ann Lee", "Aunt"], {"name": "Ann Lee", "role": "Aunt"}, "Ann Lee (Aunt)"),
    ("organisation", {}, ["g-1", ""], "g-1", "Riverside School"),
    ("organisation", {}, ["", "The Den"], {"name": "The Den"}, "The Den"),
    ("declaration", {}, "yes", True, "I confirm this"),
    ("grid", {}, {"r2": {"c1": " School "}}, {"r2": {"c1": "School"}}, "Tuesday – Morning: School"),
    ("grid", {"cell": "tick"}, {"r1": ["c2", "c1"]}, {"r1": ["c1", "c2"]}, "Monday – Morning; Evening"),
]  # fmt: skip

# kind, settings, what is typed, part of the message
BAD: list[tuple[str, dict[str, Any], Raw, str]] = [
    ("short_text", {}, "x" * 501, "Take away 1 character"),
    ("short_text", {"max_length": 3}, "abcde", "Take away 2 characters"),
    ("long_text", {}, "x" * 20_002, "Take away 2 characters"),
    ("short_text", {}, f"a{DAMAGED}b", "cannot be read"),
    ("long_text", {}, "a\x00b", "cannot be read"),
    ("number", {}, "many", "must be a number, like 1,234.5"),
    ("number", {}, "1.234", "at most 2 decimals"),
    ("number", {"decimals": 0}, "1.5", "must be a whole number"),
    ("number", {}, "-11", "must be -10 or more"),
    ("number", {}, "2000001", "must be 2,000,000 or less"),
    ("date", {}, ["", "2", "2027"], "must include a day"),
    ("date", {}, ["3", "", ""], "must include a month and a year"),
    ("date", {}, ["31", "2", "2027"], "must be a real date"),
    ("date", {}, ["3", "Feb", "2027"], "must be a real date"),
    ("date", {}, ["3", "2", "27"], "must have 4 numbers"),
    ("date", {}, ["²", "2", "2027"], "must be a real date"),
    ("date", {"latest": "2027-01-31"}, ["1", "2", "2027"], "must be 31 January 2027 or earlier"),
    ("date", {"precision": "month"}, ["13", "2027"], "must be a real date"),
    ("time", {}, "half past two", "must be a time"),
    ("time", {}, "25:00", "must be a time"),
    ("date_time", {}, ["3", "2", "2027", ""], "must include a time"),
    ("date_time", {}, ["3", "2", "2027", "99"], "must be a time"),
    ("yes_no", {}, "perhaps", "Choose yes or no"),
    ("single_choice", {}, "o9", "Choose an answer"),
    ("several_choices", {}, ["o1", "o9"], "Choose at least one"),
    ("several_choices", {}, ["o1", "o3"], "either “None of these” or other answers"),
    ("scale", {}, "11", "Choose a number"),
    ("email", {}, "dana at example", "must be an email address"),
    ("telephone", {}, "call me", "must be a telephone number"),
    ("address", {}, ["", "", "Leeds", "", ""], "Enter the first line"),
    ("address", {}, ["1 Elm Row", "", "", "", "LS"], "Enter a full postcode"),
    ("person", {}, "p-9", "Choose a person"),
    ("person", {"allow_new": True}, ["p-9", "", ""], "Choose a person"),
    ("person", {"allow_new": True}, ["+new", "", "Aunt"], "Enter the name of the person"),
    ("organisation", {}, ["+new", ""], "Enter the name of the organisation"),
    ("declaration", {}, "", "Tick the box"),
    ("grid", {}, {"r1": {"c1": "x" * 201}}, "must be 200 characters or fewer"),
]  # fmt: skip

EMPTY: dict[str, Raw] = {
    "date": ["", "", ""], "date_time": [""] * 4, "several_choices": [], "address": [""] * 5, "organisation": ["", ""],
    "grid": {},
}  # fmt: skip
