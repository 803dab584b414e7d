"""What every check stands on: the form, worked out once, and the words its messages need."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from forms.conditions import Rule
from forms.exceptions import Problem
from forms.purposes import Purpose
from forms.rules import Outline, outline
from forms.spec import Condition, Document, Option, Question, Spec, Step, Texts

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class OpenDrafts:
    """How many open drafts stand on one older version of the form.

    `lost` is {question id: (label, how many of them hold an answer to it)} for the questions that are gone.
    """

    version: int
    drafts: int
    lost: Mapping[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What the check must know and the document does not say. `languages` are the codes the site serves."""

    purpose: Purpose | None
    languages: tuple[str, ...] = ()
    lists: frozenset[str] | None = None  # the shared option lists there are; None is: not known
    today: datetime.date = datetime.date(2000, 1, 1)
    drafts: tuple[OpenDrafts, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands: its step, the number of both, and the groups around it, outermost first."""

    step: Step
    number: int
    order: int
    question: Question
    groups: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One rule where it is used. `what` says whose it is; `item` is the option or end."""

    what: Literal["condition", "step", "question", "required", "option", "end"]
    rule: Rule
    step: Step | None = None
    place: Place | None = None
    item: str = ""
    number: int = -1  # of the step

    @property
    def key(self) -> tuple[str, str]:
        """What it is and whose."""
        question = self.place.question.id if self.place else ""
        step = self.step.id if self.step and self.what == "step" else ""
        return self.what, f"{question} {self.item}" if self.what == "option" else question or self.item or step


class Ground:
    """One document under check."""

    def __init__(self, document: Document, context: Context) -> None:
        self.document, self.context = document, context
        self.spec: Spec = document.spec
        self.texts: Texts = document.texts.get(document.language, {})
        self.form: Outline = outline(self.spec)
        self.broken: set[Site] = set()  # rules that are wrong in themselves: no more is claimed of them
        self.circular: set[str] = set()  # ids of questions and conditions that stand on themselves
        self.conditions: dict[str, Condition] = {}
        for condition in self.spec.conditions:
            self.conditions.setdefault(condition.id, condition)
        self.places: dict[str, Place] = {}  # the first question with an id; a second one is a problem of its own
        for place in self.every():
            self.places.setdefault(place.question.id, place)

    def every(self) -> Iterator[Place]:
        """Every question where it stands, those of rows after their group."""
        order = 0

        def inside(questions: tuple[Question, ...], groups: tuple[Question, ...]) -> Iterator[Place]:
            nonlocal order
            for question in questions:
                order += 1
                yield Place(step, number, order, question, groups)
                yield from inside(question.questions, (*groups, question))

        for number, step in enumerate(self.spec.steps):  # noqa: B007  read by `inside`
            yield from inside(step.questions, ())

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Every rule of the form, conditions first, then in the order of the form."""
        return tuple(self._sites())

    def _sites(self) -> Iterator[Site]:
        for condition in self.spec.conditions:
            yield Site("condition", condition.rule, item=condition.id)
        within: dict[int, list[Place]] = {}
        for place in self.every():
            within.setdefault(place.number, []).append(place)
        for number, step in enumerate(self.spec.steps):
            if step.visible_if is not None:
                yield Site("step", step.visible_if, step, number=number)
            for place in within.get(number, ()):
                yield from _of_question(place)
            for end in step.ends:
                yield Site("end", end.rule, step, item=end.id, number=number)

    # words

    def label(self, question: str) -> str:
        """What an author calls the question; a row's question with the name of its group would say too much."""
        return self.texts.get(f"{question}.label") or _("a question without a label")

    def title(self, step: str) -> str:
        return self.texts.get(f"{step}.title") or _("a step without a title")

    def option(self, option: Option | str) -> str:
        key = option if isinstance(option, str) else option.id
        return self.texts.get(f"{key}.label") or _("an option without words")

    def named(self, condition: str) -> str:
        found = self.conditions.get(condition)
        return (found.name if found else "") or _("a condition without a name")

    def where(self, site: Site) -> str:
        """The place of a rule, as the beginning of a sentence."""
        words = {"step": self.title(site.step.id) if site.step else ""}
        if site.place:
            words |= {"question": self.label(site.place.question.id), "step": self.title(site.place.step.id)}
        match site.what:
            case "condition":
                return _("Condition “%(condition)s”") % {"condition": self.named(site.item)}
            case "step":
                return _("Step “%(step)s”") % words
            case "end":
                return _("An end of step “%(step)s”") % words
            case "option":
                words |= {"option": self.option(site.item)}
                return _("Option “%(option)s” of “%(question)s” in step “%(step)s”") % words
        return _("“%(question)s” in step “%(step)s”") % words

    # problems

    def about_form(
        self, code: str, message: str, *, block: str = "", level: Level = "error", facts: tuple[str, ...] = (),
        **words: object,
    ) -> Problem:  # fmt: skip
        """A problem of the form's own page."""
        return Problem(message % words, "", "", level, code, self.spec.key, block, facts)

    def about_step(
        self, code: str, message: str, step: Step, *, block: str = "", level: Level = "error",
        facts: tuple[str, ...] = (), **words: object,
    ) -> Problem:  # fmt: skip
        """A problem of a step; its message may name %(step)s."""
        said = {"step": self.title(step.id), **words}
        return Problem(message % said, step.id, "", level, code, step.id, block, facts)

    def about(
        self, code: str, message: str, place: Place, *, level: Level = "error", facts: tuple[str, ...] = (),
        **words: object,
    ) -> Problem:  # fmt: skip
        """A problem of a question; its message may name %(question)s and %(step)s."""
        step, question = place.step.id, place.question.id
        said = {"question": self.label(question), "step": self.title(step), **words}
        return Problem(message % said, step, question, level, code, step, question, facts)

    def about_rule(
        self, code: str, message: str, site: Site, *, level: Level = "error", facts: tuple[str, ...] = (),
        **words: object,
    ) -> Problem:  # fmt: skip
        """A problem of a rule; its message may name %(where)s."""
        said = message % {"where": self.where(site), **words}
        if site.what == "condition":
            return Problem(said, "", "", level, code, self.spec.key, site.item, facts)
        step = site.place.step.id if site.place else site.step.id if site.step else ""
        question = site.place.question.id if site.place else ""
        block = question or site.item
        return Problem(said, step, question, level, code, step, block, (site.what, site.item, *facts))


def _of_question(place: Place) -> Iterator[Site]:
    question = place.question
    if question.visible_if is not None:
        yield Site("question", question.visible_if, place.step, place, "", place.number)
    if question.required_if is not None:
        yield Site("required", question.required_if, place.step, place, "", place.number)
    for option in question.options:
        if option.visible_if is not None:
            yield Site("option", option.visible_if, place.step, place, option.id, place.number)


def short(text: str, length: int = 60) -> str:
    """The beginning of a text, for a message."""
    return Truncator(text).chars(length)
