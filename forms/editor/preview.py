"""A form filled on trial before it is published: the latest saved text of every step, in any language.

Nothing is stored. What is typed travels in the page, signed, and is gone when the page is closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Locale

from forms.composing import compose
from forms.fields import Person, kind_of
from forms.fields.base import Raw, readable
from forms.fields.repeat import RepeatingGroup
from forms.models import FormPage, StepPage
from forms.rules import Outline, Status, Walk, outline, status
from forms.selectors import place_says
from forms.services.capturing import row_name
from forms.services.documents import document_of, option_lists
from forms.spec import Answer, Document, Question, Step
from forms.wizard.asking import Asking
from forms.wizard.form import StepForm, form_class
from forms.wizard.rowing import edit_rows
from forms.wizard.showing import lines, text
from forms.words import Words

from .access import written
from .gate import journeys_of
from .kept import shapes, standing

SALT = "forms.preview"
# step id → {"raw": what was typed, "answers": the valid of it, "complete": bool, "shapes": of the questions then}
State = dict[str, dict[str, Any]]


@dataclass
class Trial:
    """One form being tried in one language with what was typed so far."""

    request: HttpRequest
    page: FormPage
    document: Document
    language: str
    state: State

    @cached_property
    def form(self) -> Outline:
        return outline(self.document.spec)

    @cached_property
    def words(self) -> Words:
        texts, source = self.document.texts, self.document.language
        written = Words(self.language, source, texts.get(self.language, {}), texts[source])
        said, said_in_source = place_says(
            written.variables(), self.page.purpose, str(self.page.translation_key), (written.language, source)
        )
        return written.saying(dict(said), dict(said_in_source))

    @cached_property
    def people(self) -> list[Person]:
        """Somebody to choose: the preview knows nobody."""
        return [(f"person-{number}", _("Invented person %(number)s") % {"number": number}) for number in (1, 2)]

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    def walk(self, answers: Mapping[str, Answer] | None = None) -> Walk:
        """The path with the answers so far and these."""
        known = {key: answer for one in self.state.values() for key, answer in one["answers"].items()}
        return Walk(self.form, known | dict(answers or {}), self.today)

    def asking(self, step: Step) -> Asking:
        return Asking(step, self.people, walk=self.walk, today=self.today)

    def showing(self, step: Step, raw: Mapping[str, Raw]) -> StepForm:
        return form_class(step, self.words).showing(raw, self.asking(step))

    def drawn(self, template: str, status_code: int = 200, **context: Any) -> HttpResponse:
        shared = {
            "page": self.page, "language": self.language, "title": text(self.words, "form.title"),
            "state": signing.dumps(self.state, salt=SALT, compress=True), "exit_this_page": False,
        }  # fmt: skip
        return render(self.request, f"forms/authoring/preview_{template}.html", shared | context, status=status_code)


def preview(request: HttpRequest, form: int, language: str) -> HttpResponse:
    """GET begins a trial; each POST carries what was typed and goes on with it."""
    page = written(request, form, change=False)
    if not Locale.objects.filter(language_code=language).exists():
        raise Http404
    with translation.override(language):
        document = document_of(page)
        state = standing(outline(document.spec), _state(request))
        return _answer(Trial(request, page, document, language, state))


def _state(request: HttpRequest) -> State:
    """What was typed so far; a page from before the last deployment begins anew."""
    try:
        found: State = signing.loads(request.POST.get("state", ""), salt=SALT)
    except signing.BadSignature:
        return {}
    return found


def _answer(trial: Trial) -> HttpResponse:
    sent, go = trial.request.POST, trial.request.POST.get("go", "tasks")
    current = trial.form.steps.get(sent.get("step", ""))
    if trial.request.method == "POST" and current is not None:
        bound = form_class(current, trial.words)(sent, asking=trial.asking(current))
        raw = {key: readable(value) for key, value in bound.raw().items()}
        edited = edit_rows(current, raw, sent)
        if edited is not None:
            return _step(trial, current, trial.showing(current, edited[0]))
        complete = bound.is_valid()
        trial.state[current.id] = {
            "raw": raw, "answers": bound.answers, "complete": complete, "shapes": shapes(current),
        }  # fmt: skip
        if go == "next" and not complete:
            return _step(trial, current, bound, 422)
        if go == "next":
            after = trial.walk().next_after(current.id)
            return _open(trial, after) if after else _check(trial)
    if go == "check":
        return _check(trial)
    return _open(trial, trial.form.steps[go]) if go in trial.form.steps else _tasks(trial)


def _open(trial: Trial, step: Step) -> HttpResponse:
    return _step(trial, step, trial.showing(step, trial.state.get(step.id, {}).get("raw", {})))


def _step(trial: Trial, step: Step, form: StepForm, status_code: int = 200) -> HttpResponse:
    words = trial.words
    return trial.drawn(
        "step", status_code, step=step, form=form, step_title=text(words, f"{step.id}.title"),
        guidance=text(words, f"{step.id}.guidance"),
    )  # fmt: skip


def _tasks(trial: Trial) -> HttpResponse:
    walk = trial.walk()
    names = {
        Status.COMPLETED: (_("Completed"), ""),
        Status.INCOMPLETE: (_("Not finished"), "blue"),
        Status.NOT_STARTED: (_("Not yet started"), "grey"),
    }
    shown, sections = list(walk.steps()), []
    for section, steps in groupby(shown, key=lambda step: step.section):
        tasks = [
            (
                step.id,
                text(trial.words, f"{step.id}.title"),
                *names[status(trial.state.get(step.id, {}).get("complete"))],
            )
            for step in steps
        ]
        sections.append((text(trial.words, f"{section}.title") if section else "", tasks))
    return trial.drawn(
        "tasks", sections=sections, hidden=len(trial.form.steps) - len(shown), intro=text(trial.words, "form.intro"),
        journeys=journeys_of(trial.page, trial.document),
    )  # fmt: skip


def _check(trial: Trial) -> HttpResponse:
    walk, words = trial.walk(), trial.words
    cards = [
        (text(words, f"{step.id}.title"), [row for q in walk.shown_in(step.questions) for row in _said(trial, walk, q)])
        for step in walk.steps()
    ]
    end = walk.end()
    open_steps = [
        (step.id, text(words, f"{step.id}.title"))
        for step in walk.steps()
        if not trial.state.get(step.id, {}).get("complete")
    ]
    ended = {"text": text(words, f"{end.id}.text"), "sendable": end.sendable} if end else None
    return trial.drawn("check", cards=cards, end=ended, open_steps=open_steps)


def _said(trial: Trial, walk: Walk, question: Question) -> Iterator[dict[str, Any]]:
    kind, answer, label = kind_of(question), walk.answer(question.id), text(trial.words, f"{question.id}.label")
    if not kind.asks and answer is None:
        return
    if answer is None:
        yield {"key": label, "value": _("Not provided")}
    elif isinstance(kind, RepeatingGroup):
        for number, (_row, cells) in enumerate(kind.rows(question, answer, trial.words, trial.people), 1):
            said = [line for name, cell in cells for line in lines(f"{name}: {cell}")]
            yield {"key": row_name(question, number, trial.words), "value": said}
    else:
        yield {"key": label, "value": lines(kind.display(question, answer, trial.words, trial.people))}


def step_alone(request: HttpRequest, page: StepPage, language: str) -> HttpResponse:
    """A step as its editor holds it, saved or not, for Wagtail's preview panel: every question, whatever its rule."""
    form: FormPage = page.get_parent().specific.get_latest_revision_as_object()
    document = document_of(form)
    alone, texts = compose(form, [page], option_lists(form.locale))
    step, source = alone.steps[0], document.language
    words = {**document.texts, source: {**document.texts[source], **texts}}
    with translation.override(language):
        trial = Trial(request, form, replace(document, spec=alone, texts=words), language, {})
        shown = form_class(step, trial.words).showing({}, Asking(step, trial.people, today=trial.today))
        return _step(trial, step, shown)
