"""The author's own tests: what came otherwise than they say, in words."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms.enums import Kind
from forms.exceptions import Problem
from forms.fields import KINDS
from forms.journeys import Outcome, run
from forms.spec import Journey, Texts

from .ground import Ground, short

# whether an answer fits these depends on who and what there is when somebody fills the form
_OPEN = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.FILE, Kind.REPEAT})


def journeys(ground: Ground) -> Iterator[Problem]:
    for journey in ground.document.journeys:
        outcome = run(journey, ground.form, ground.context.today)
        if outcome.unknown:
            message = _("The test journey “%(journey)s” names a question, step or end that does not exist any more.")
            yield ground.about_form(
                "journey.unknown", message, block=journey.id, facts=outcome.unknown, journey=journey.name
            )  # fmt: skip
            continue
        yield from _answers(ground, journey)
        if not outcome.passed:
            message = _("The test journey “%(journey)s” failed. %(differences)s")
            said = " ".join(differences(outcome, ground.texts))
            yield ground.about_form("journey.failed", message, block=journey.id, journey=journey.name, differences=said)


def differences(outcome: Outcome, texts: Texts) -> list[str]:
    """A sentence for each way in which the outcome is not what the journey says; [] when it passed."""

    def title(key: str, word: str = "title") -> str:
        return short(texts.get(f"{key}.{word}") or key)

    said = [_("Step “%(step)s” came and should not have.") % {"step": title(step)} for step in outcome.unexpected]
    said += [_("Step “%(step)s” did not come.") % {"step": title(step)} for step in outcome.absent]
    said += [_("There is no “%(id)s” any more.") % {"id": key} for key in outcome.unknown]
    if outcome.other_end and outcome.end:
        said.append(_("It ended with “%(text)s”.") % {"text": title(outcome.end, "text")})
    elif outcome.other_end:
        wanted = title(outcome.journey.end, "text")
        said.append(_("It led to sending and not to the end “%(text)s”.") % {"text": wanted})
    return said


def _answers(ground: Ground, journey: Journey) -> Iterator[Problem]:
    for key, answer in journey.answers.items():
        question = ground.form.questions[key]
        kind = KINDS.get(question.kind)
        if kind is None or question.kind in _OPEN or (kind.asks and kind.fits(question, answer)):
            continue
        message = _("The test journey “%(journey)s” gives “%(question)s” an answer that it cannot have.")
        yield ground.about_form(
            "journey.answer", message, block=journey.id, facts=(key,), journey=journey.name,
            question=ground.label(key),
        )  # fmt: skip
