"""What was answered before, shown again: in another step of this draft, or last time about the same subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.utils.translation import get_language

from ..enums import Kind
from ..fields import kind_of
from ..fields.base import Offered
from ..rules import Walk
from ..selectors import answers_in, form_of, last_submission, step_rows, words_of
from ..spec import Question, Step, inside
from .asking import seen_part
from .filling import Filling


def earlier_texts(filling: Filling, step: Step, today: date) -> dict[str, str]:
    """{question id: text} of the questions of this step that show an earlier answer, without those there is none for.

    Nothing is read for a step that shows none; otherwise the rows of the steps that were asked, and the last
    submission, each by one query.
    """
    shown = [question for question in inside(step.questions) if question.kind == Kind.EARLIER]
    if not shown:
        return {}
    return dict(_of_draft(filling, shown, today)) | dict(_of_last(filling, shown))


def _of_draft(filling: Filling, shown: list[Question], today: date) -> Iterator[tuple[str, str]]:
    form = filling.form
    sources = {question.id: str(question.settings.get("question") or "") for question in shown}
    steps = {form.home[source] for source in sources.values() if source in form.home}
    rows = step_rows(filling.draft, filter(filling.opens, steps)) if steps else {}
    walk = Walk(form, {**filling.draft.deciding, **answers_in(rows.values())}, today)
    for key, source in sources.items():
        asked = _seen(form.questions.get(source), filling.sees)
        if asked is not None and form.home[source] in rows:
            answer = walk.answer(source)
            if answer is not None:
                yield key, kind_of(asked).display(asked, answer, filling.words, _offered(filling, asked))


def _of_last(filling: Filling, shown: list[Question]) -> Iterator[tuple[str, str]]:
    wanted = {question.id: question.settings["last"] for question in shown if question.settings.get("last")}
    draft = filling.draft
    last = last_submission(draft.version.purpose, draft.subject) if wanted else None
    if last is None:
        return
    words = words_of(last.version, get_language())
    today = {question.id: question for question in filling.form.spec.questions()}
    asked = {q.capture: q for q in form_of(last.version_id).questions.values() if q.capture and _opens(filling, q)}
    for key, capture in wanted.items():
        # what this version keeps back is kept back, whatever the version that asked it did
        question = _seen(asked.get(capture), lambda q: filling.sees(q) and filling.sees(today.get(q.id, q)))
        if question is not None and question.id in last.answers:
            answer = last.answers[question.id]
            yield key, kind_of(question).display(question, answer, words, _offered(filling, question))


def _opens(filling: Filling, question: Question) -> bool:
    """Whether this person may open the step that asks this question; what is asked no more is its owner's."""
    return filling.admission.owner or filling.opens(filling.form.home.get(question.id, ""))


def _seen(question: Question | None, sees: Callable[[Question], bool]) -> Question | None:
    """The question with what this person sees of it; None when that is nothing."""
    return next(iter(seen_part(Step("", (question,)), sees).questions), None) if question else None


def _offered(filling: Filling, question: Question) -> Offered:
    """The names that an answer to this question can hold, asked for only when it can."""
    kinds = {one.kind for one in inside((question,))}
    organisations = filling.host.organisations(filling.draft) if Kind.ORGANISATION in kinds else ()
    return Offered.of(filling.people if Kind.PERSON in kinds else (), organisations)
