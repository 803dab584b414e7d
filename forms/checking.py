"""What is wrong with a form before it is published: pure functions of its spec, its words and its purpose.

Django is used for nothing but the language of the messages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .conditions import Equals, asks
from .enums import CHOICES, DECIDING, Kind
from .exceptions import Problem
from .purposes import Capture, Purpose
from .spec import Question, Spec, Step, Texts


def check(spec: Spec, texts: Texts, purpose: Purpose | None) -> list[Problem]:
    """Everything that stands between this form and its publication, in the order an author would meet it."""
    return [
        *_structure(spec, texts),
        *_ids(spec, texts),
        *_options(spec, texts),
        *_rules(spec, texts),
        *_captures(spec, texts, purpose),
    ]


def missing_captures(spec: Spec, purpose: Purpose) -> list[tuple[str, Capture]]:
    """The required captures no question gives, as ("key" or "key.field", capture); fields only of groups there are."""
    given = {question.capture for question in spec.questions() if question.capture}
    missing = [(capture.key, capture) for capture in purpose.captures if capture.required and capture.key not in given]
    for capture in purpose.captures:
        if capture.key in given:
            keyed = [(f"{capture.key}.{inner.key}", inner) for inner in capture.fields]
            missing += [(key, inner) for key, inner in keyed if inner.required and key not in given]
    return missing


def capture_labels(purpose: Purpose) -> dict[str, str]:
    """What an author calls each capture, by "key" and "key.field"."""
    labels = {capture.key: str(capture.label) for capture in purpose.captures}
    return labels | {f"{c.key}.{inner.key}": str(inner.label) for c in purpose.captures for inner in c.fields}


def _label(texts: Texts, question: str) -> str:
    return texts.get(f"{question}.label") or _("a question without a label")


def _title(texts: Texts, step: str) -> str:
    return texts.get(f"{step}.title") or _("a step without a title")


def _structure(spec: Spec, texts: Texts) -> Iterator[Problem]:
    if not spec.steps:
        yield Problem(_("The form has no steps. Add at least one below it."))
    for step in spec.steps:
        if not step.questions:
            yield Problem(_("Step “%(step)s” has no questions.") % {"step": _title(texts, step.id)}, step.id)
        for question in step.questions:
            if question.kind == Kind.REPEAT and not question.questions:
                message = _("“%(question)s” in step “%(step)s” repeats nothing: it has no questions of its own.")
                yield _about(message, texts, step, question)
            low, high = question.settings.get("min"), question.settings.get("max")
            if low is not None and high is not None and low > high:
                message = _("“%(question)s” in step “%(step)s” asks for more at least than at most.")
                yield _about(message, texts, step, question)


def _about(message: str, texts: Texts, step: Step, question: Question, **more: object) -> Problem:
    words = {"question": _label(texts, question.id), "step": _title(texts, step.id), **more}
    return Problem(message % words, step.id, question.id)


def _each(spec: Spec) -> Iterator[tuple[Step, Question | None, Question]]:
    """(step, group or None, question) of every question."""
    for step in spec.steps:
        for question in step.questions:
            yield step, None, question
            for inner in question.questions:
                yield step, question, inner


def _ids(spec: Spec, texts: Texts) -> Iterator[Problem]:
    seen: set[str] = set()
    for step, _group, question in _each(spec):
        if question.id in seen:
            yield _about(
                _("“%(question)s” in step “%(step)s” is a copy that shares its id. Delete it and add it anew."),
                texts, step, question,
            )  # fmt: skip
        seen.add(question.id)


def _options(spec: Spec, texts: Texts) -> Iterator[Problem]:
    for step, _group, question in _each(spec):
        if question.kind in CHOICES and len(question.options) < 2:
            yield _about(_("“%(question)s” in step “%(step)s” needs at least two options."), texts, step, question)


def _rules(spec: Spec, texts: Texts) -> Iterator[Problem]:
    """A step is shown by the answer to a question of an earlier step, and by an answer that question can have."""
    everywhere = {question.id for step in spec.steps for question in step.questions}
    earlier: dict[str, Question] = {}
    for step in spec.steps:
        words = {"step": _title(texts, step.id)}
        for asked in sorted(asks(step.visible_if)):
            words["question"] = _label(texts, asked)
            if asked not in everywhere:
                yield Problem(
                    _("Step “%(step)s” is shown by a question that does not exist any more.") % words, step.id
                )
            elif asked not in earlier:
                message = _("Step “%(step)s” is shown by “%(question)s”, which does not come before it.")
                yield Problem(message % words, step.id)
            elif not _can_be(earlier[asked], step):
                message = _("Step “%(step)s” is shown by an answer that “%(question)s” cannot have.")
                yield Problem(message % words, step.id)
        earlier |= {question.id: question for question in step.questions}


def _can_be(question: Question, step: Step) -> bool:
    if question.kind not in DECIDING:
        return False
    rule = step.visible_if
    if not isinstance(rule, Equals):
        return True
    if question.kind == Kind.YES_NO:
        return isinstance(rule.value, bool)
    return rule.value in {option.id for option in question.options}


def _captures(spec: Spec, texts: Texts, purpose: Purpose | None) -> Iterator[Problem]:
    if purpose is None:
        yield Problem(_("Choose what the form is for: its purpose is not one that this service knows."))
        return
    for _key, capture in missing_captures(spec, purpose):
        message = _("Nothing captures “%(capture)s”, which “%(purpose)s” cannot do without.")
        yield Problem(message % {"capture": capture.label, "purpose": purpose.label})
    known = {capture.key: capture for capture in purpose.captures}
    known |= {f"{outer.key}.{inner.key}": inner for outer in purpose.captures for inner in outer.fields}
    givers: dict[str, list[tuple[Step, Question]]] = defaultdict(list)
    for step, group, question in _each(spec):
        if not question.capture:
            continue
        givers[question.capture].append((step, question))
        problem = _misplaced(known.get(question.capture), texts, step, group, question)
        if problem:
            yield problem
    for key, places in givers.items():
        for step, question in places[1:]:
            if key in known:
                message = _("“%(capture)s” is captured twice: again by “%(question)s” in step “%(step)s”.")
                yield _about(message, texts, step, question, capture=known[key].label)


def _misplaced(
    capture: Capture | None, texts: Texts, step: Step, group: Question | None, question: Question
) -> Problem | None:
    if capture is None:
        message = _("“%(question)s” in step “%(step)s” captures something that this purpose does not know.")
        return _about(message, texts, step, question)
    outer, dot, _field = question.capture.rpartition(".")
    if (group is not None) != bool(dot) or (group is not None and group.capture != outer):
        message = _("“%(question)s” in step “%(step)s” cannot capture “%(capture)s” here: it belongs elsewhere.")
        return _about(message, texts, step, question, capture=capture.label)
    if question.kind not in capture.kinds:
        message = _("“%(question)s” in step “%(step)s” cannot capture “%(capture)s”: it is the wrong kind of question.")
        return _about(message, texts, step, question, capture=capture.label)
    return None
