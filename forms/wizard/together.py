"""What the screens of a draft show of the people who fill it together: their parts, and remarks beside questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Part, Remark
from ..purposes import Host
from ..services.together import open_parts, open_remarks
from ..spec import Question, Step
from .asking import seen_part
from .filling import Filling
from .newer import notice
from .showing import text


def extras(filling: Filling, step: Step | None) -> dict[str, Any]:
    """What the templates parts.html and newer_notice.html need on the task list (`step` None), and remarks.html on a
    step. A number of queries that grows with nothing."""
    if step is not None:
        return {"remarks": remarks_on(filling, step), "may_remark": has_colleagues(filling)}
    found: dict[str, Any] = notice(filling) if filling.admission.owner else {}
    if has_colleagues(filling):
        found |= _own(filling) if filling.admission.owner else _asked_of(filling)
        found["remarked"] = _remarked(filling)
    return found


def has_colleagues(filling: Filling) -> bool:
    """Whether people can fill this draft together at all: the purpose's host knows colleagues."""
    return type(filling.host).colleagues is not Host.colleagues


def _own(filling: Filling) -> dict[str, Any]:
    """The owner's list: every part that was ever asked, the open ones first."""
    parts = sorted(Part.objects.filter(draft=filling.draft).order_by("asked_at"), key=is_over)
    names = called(filling, (part.asked_id for part in parts))
    listed = [
        {"name": names[part.asked_id], "href": reverse("drafts:part", args=[filling.draft.pk, part.pk])}
        | shown(filling, part)
        for part in parts
    ]
    return {"parts": listed, "may_ask": True}


def _asked_of(filling: Filling) -> dict[str, Any]:
    """A colleague's: what they were asked, by whom and until when."""
    parts = list(open_parts().filter(draft=filling.draft, asked=filling.request.user.pk).order_by("asked_at"))
    names = called(filling, (part.asked_by_id for part in parts))
    listed = [
        {"name": names[part.asked_by_id], "href": reverse("drafts:part", args=[filling.draft.pk, part.pk])}
        | shown(filling, part)
        for part in parts
    ]
    return {"asked_parts": listed}


def shown(filling: Filling, part: Part) -> dict[str, Any]:
    """A part as templates draw it."""
    status, colour = state(part)
    titles = [text(filling.words, f"{step}.title") for step in part.steps if filling.opens(step)]
    return {"part": part, "titles": titles, "status": status, "colour": colour, "overdue": is_overdue(part)}


def state(part: Part) -> tuple[str, str]:
    """The word for how far a part is, and the colour of its tag."""
    if part.accepted_at is not None:
        return _("Accepted"), "green"
    if part.ended_at is not None:
        return _("Ended"), "grey"
    if part.done_at is not None:
        return _("Ready to check"), "blue"
    if is_overdue(part):
        return _("Overdue"), "red"
    return (_("Returned"), "yellow") if part.reason else (_("Asked"), "blue")


def is_over(part: Part) -> bool:
    """Whether the part gives no access any more."""
    return part.accepted_at is not None or part.ended_at is not None


def is_overdue(part: Part) -> bool:
    """Whether its day has passed and nobody has said that it is done."""
    waits = not is_over(part) and part.done_at is None
    return waits and part.due is not None and part.due < timezone.localdate()


def called(filling: Filling, users: Iterable[Any]) -> Mapping[Any, str]:
    """The names of these accounts; one query of the host's, none when there is nobody to name."""
    wanted = set(users)
    names = filling.host.names(wanted) if wanted else {}
    return {user: names.get(user) or _("Somebody") for user in wanted}


def remarks_on(filling: Filling, step: Step) -> list[dict[str, Any]]:
    """The open remarks on the questions of a step that this person sees, in the order they were written."""
    if not has_colleagues(filling):
        return []
    return listed_remarks(filling, open_remarks(filling.draft, step.id))


def listed_remarks(filling: Filling, remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    """Remarks as templates draw them, without those on questions that this person does not see."""
    asked = filling.form.questions
    found = sorted((one for one in remarks if sees(filling, asked.get(one.question))), key=lambda one: one.pk)
    names = called(filling, (one.by_id for one in found))
    return [
        {"remark": one, "question": text(filling.words, f"{one.question}.label"), "name": names[one.by_id]}
        for one in found
    ]


def sees(filling: Filling, question: Question | None) -> bool:
    """Whether this person sees the question; what the version no longer asks only the owner sees."""
    if question is None:
        return filling.admission.owner
    return bool(seen_part(Step("", (question,)), filling.sees).questions)


def _remarked(filling: Filling) -> list[dict[str, Any]]:
    """The steps that have open remarks, and how many."""
    open_ones = Remark.objects.filter(draft=filling.draft, settled_at=None).values_list("step", "question")
    asked: Collection[tuple[str, str]] = [
        (step, question) for step, question in open_ones if sees(filling, filling.form.questions.get(question))
    ]
    counts = Counter(step for step, _question in asked if filling.opens(step))
    return [
        {
            "title": text(filling.words, f"{step}.title"),
            "href": reverse("drafts:remarks", args=[filling.draft.pk, step]),
            "count": counts[step],
        }
        for step in filling.form.steps
        if step in counts
    ]
