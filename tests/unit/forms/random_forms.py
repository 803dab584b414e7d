"""Random documents with everything an author can make, rules as pages hold them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from forms.composing import words_of
from forms.composing.laying import children, untouched
from forms.enums import Kind
from forms.fields import KINDS
from forms.spec import Condition, Document, End, Journey, Option, Prefill, Question, Spec, Step

from .random_rules import joined_rules, line, numbers, simple_rules, words

Draw = Callable[[st.SearchStrategy[Any]], Any]


class Ids:
    """Ids in order: small ones, so that a failure can be read."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> str:
        self.made += 1
        return str(UUID(int=0xA0000000000040008000000000000000 + self.made))


SETTINGS: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("calculated", "formula"): st.sampled_from(["sum", "count", "days_between", "working_days_after"]),
    ("calculated", "days"): st.integers(-400, 400),
    ("single_choice", "look"): st.sampled_from(["radios", "select", "typeahead"]),
    ("scale", "lowest"): st.integers(-20, 5),
    ("scale", "highest"): st.integers(6, 20),
    ("number", "decimals"): st.integers(0, 4),
    ("number", "min"): st.none() | numbers,
    ("repeat", "min"): st.none() | st.integers(0, 50),
    ("repeat", "max"): st.none() | st.integers(1, 200),
    ("date", "precision"): st.sampled_from(["day", "month"]),
    ("date", "earliest"): st.sampled_from(["", "today", "2027-01-31"]),
    ("person", "allow_new"): st.booleans(),
    ("file", "accepts"): st.just(["pdf"]),
    ("file", "most"): st.integers(1, 5),
    ("grid", "cell"): st.sampled_from(["text", "tick"]),
    ("guidance", "style"): st.sampled_from(["plain", "inset", "warning"]),
    ("short_text", "max_length"): st.none() | st.integers(1, 400),
}


class Making:
    """One document while it is drawn."""

    def __init__(self, draw: Draw, language: str) -> None:
        self.draw, self.language, self.id = draw, language, Ids()
        self.texts: dict[str, str] = {}
        self.lists: dict[str, dict[str, str]] = {}
        self.questions = tuple(self.id() for _n in range(12))  # the same in each, so that strategies can be kept
        self.conditions = tuple(self.id() for _n in range(2))
        self.shared = (self.id(), [self.id(), self.id()])
        self.unused = list(self.questions)
        self.rules = simple_rules(self.questions, self.conditions)

    def document(self) -> Document:
        draw = self.draw
        self.say("form.title", sure=True)
        self.say("form.intro")
        sections = tuple(self.id() for _n in range(draw(st.integers(0, 2))))
        for section in sections:
            self.say(f"{section}.title", sure=True)
        steps = tuple(self.step(sections) for _n in range(draw(st.integers(1, 3))))
        rules = joined_rules(self.questions, self.conditions)
        spec = Spec(
            key=self.id(),
            purpose="excursion",
            steps=steps,
            sections=sections,
            conditions=tuple(Condition(one, draw(line), draw(rules)) for one in self.conditions),
            fixed_order=draw(st.booleans()),
            keep=draw(st.dictionaries(st.sampled_from(["open", "abandoned", "submitted"]), st.integers(0, 999))),
        )
        journeys = tuple(self.journey(spec) for _n in range(draw(st.integers(0, 2))))
        translations = draw(st.sampled_from(["warn", "refuse"]))
        return Document(spec, self.language, {self.language: self.texts}, journeys, translations, self.lists)

    def say(self, key: str, *, sure: bool = False) -> None:
        text = self.draw(words if sure else st.none() | words)
        if text:
            self.texts[key] = text

    def step(self, sections: tuple[str, ...]) -> Step:
        draw, key = self.draw, self.id()
        self.say(f"{key}.title", sure=True)
        self.say(f"{key}.guidance")
        ends = []
        for _n in range(draw(st.integers(0, 1))):
            end = End(self.id(), draw(self.rules.filter(lambda rule: rule is not None)), draw(st.booleans()))
            self.say(f"{end.id}.text", sure=True)
            ends.append(end)
        return Step(
            id=key,
            questions=self.several(0),
            visible_if=draw(self.rules),
            section=draw(st.sampled_from(["", *sections])),
            ends=tuple(ends),
        )

    def several(self, level: int) -> tuple[Question, ...]:
        found = []
        for _n in range(self.draw(st.integers(0, 3))):
            if self.unused:
                found.append(self.question(level))
        return tuple(found)

    def question(self, level: int) -> Question:
        draw = self.draw
        kinds = [
            key for key, kind in KINDS.items() if (level == 0 or kind.groupable) and (key != "repeat" or level < 2)
        ]
        kind, key = draw(st.sampled_from(sorted(kinds))), self.unused.pop()
        there = children(kind, level)
        for child, word in words_of(kind).items():
            if child in there and child != "body":
                self.say(f"{key}.{word}", sure=child == "label")
        if kind == Kind.GUIDANCE:
            self.texts[f"{key}.body"] = draw(
                st.sampled_from(["<p>Plain.</p>", "<h2>Head</h2><p>A <b>bold</b> word.</p>"])
            )
        required_if = draw(self.rules) if "required_if" in there else None
        options, option_list = self.options() if "options" in there else ((), "")
        if kind == Kind.SINGLE_CHOICE:
            options = tuple(Option(option.id, option.visible_if) for option in options)
        return Question(
            id=key,
            kind=kind,
            required=required_if is None and "required" in there and draw(st.booleans()),
            required_if=required_if,
            visible_if=draw(self.rules),
            capture=draw(st.sampled_from(["", "destination"])) if "capture" in there else "",
            options=options,
            option_list=option_list,
            questions=self.several(level + 1) if kind == Kind.REPEAT else (),
            roles=tuple(draw(st.lists(st.sampled_from(["lead", "family"]), unique=True))),
            restricted="restricted" in there and draw(st.booleans()),
            prefill=draw(st.none() | self.prefills()) if "prefill_source" in there else None,
            settings={name: self.setting(kind, name) for name in KINDS[kind].settings},
        )

    def prefills(self) -> st.SearchStrategy[Prefill]:
        return st.builds(Prefill, st.sampled_from(["value", "subject", "person", "last"]), line | st.just(""))

    def options(self) -> tuple[tuple[Option, ...], str]:
        draw = self.draw
        shared = draw(st.booleans())
        ids = self.shared[1] if shared else [self.id() for _n in range(draw(st.integers(0, 3)))]
        for option in ids:
            if f"{option}.label" not in self.texts:
                self.say(f"{option}.label", sure=True)
        if shared and not self.lists:
            self.lists = {self.shared[0]: {self.language: draw(line)}}
        options = tuple(Option(option, draw(self.rules), draw(st.booleans())) for option in ids)
        return options, self.shared[0] if shared else ""

    def setting(self, kind: str, name: str) -> Any:
        if (kind, name) in SETTINGS:
            return self.draw(SETTINGS[kind, name])
        if kind == Kind.GRID:
            parts = [self.id() for _n in range(self.draw(st.integers(0, 2)))]
            for part in parts:
                self.say(f"{part}.label", sure=True)
            return parts
        if (kind, name) == (Kind.CALCULATED, "of"):
            return self.draw(st.lists(st.sampled_from(self.questions), max_size=2))
        if (kind, name) in ((Kind.CALCULATED, "group"), (Kind.EARLIER, "question")):
            return self.draw(st.sampled_from(("", *self.questions)))
        return untouched(kind, name)

    def journey(self, spec: Spec) -> Journey:
        draw = self.draw
        asked = [question for step in spec.steps for question in step.questions]
        answers = {}
        for question in draw(st.lists(st.sampled_from(asked), unique_by=lambda q: q.id) if asked else st.just([])):
            answers[question.id] = draw(ANSWERS.get(question.kind, st.just("an answer")))
        steps = tuple(step.id for step in spec.steps if draw(st.booleans()))
        ends = [end.id for step in spec.steps for end in step.ends]
        return Journey(self.id(), draw(line), answers, steps, draw(st.sampled_from(["", *ends])))


ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    Kind.YES_NO: st.booleans(),
    Kind.DECLARATION: st.booleans(),
    Kind.NUMBER: numbers,
    Kind.SCALE: st.integers(-9, 9),
    Kind.SEVERAL_CHOICES: st.lists(st.sampled_from(["one", "two-2"]), unique=True),
    Kind.FILE: st.lists(st.sampled_from(["one", "two-2"]), unique=True),
    Kind.ADDRESS: st.just({"line_1": "1 Hill", "town": "Tŷ"}),
    Kind.GRID: st.just({"row": {"column": "x"}}) | st.just({"row": ["column"]}),
    Kind.PERSON: st.just("key") | st.just({"name": "Ann", "role": "aunt"}),
    Kind.ORGANISATION: st.just({"name": "School"}),
    Kind.REPEAT: st.just([{"id": "0" * 32, "question": [True, 1.5, "x"]}]),
    Kind.DATE: st.just("2027-02-03"),
}


@st.composite
def documents(draw: Draw, language: str = "en") -> Document:
    """Documents that pages hold as they are."""
    return Making(draw, language).document()
