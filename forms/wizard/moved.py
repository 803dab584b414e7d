"""A page of an older version is sent after the draft has moved to a newer one in another tab, or by its owner; or was
sent before, by somebody who had been signed out.

Its boxes may belong to questions that are gone. Nothing of it is saved, and nothing is lost: it is shown, to copy.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from ..enums import Kind
from ..fields import kind_of
from ..fields.base import Offered, Raw, blank
from ..models import Draft, FormVersion, Parked
from ..selectors import form_of, words_of
from ..services.uploads import files_of
from ..spec import Step, inside
from .asking import Asking, seen_part
from .filling import Filling
from .form import step_form
from .showing import text

SEEN = "parked"  # ?parked=seen: what was typed into the older version has been shown


def version_sent(sent: Mapping[str, str], draft: Draft) -> FormVersion | None:
    """The version that the page which was sent belongs to, when it is not the draft's; no query otherwise."""
    number = sent.get(f"draft-{draft.pk}-version", "")
    if not number or number == str(draft.version.number):
        return None
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        return None
    return FormVersion.objects.filter(form=draft.version.form, number=int(number)).defer("spec").first()


def refuse(
    request: HttpRequest, filling: Filling, version: FormVersion, step: str, *, by_script: bool
) -> HttpResponseBase:
    """409 with what was typed, in the words of the page it was typed into."""
    known = form_of(version.pk).steps
    if step not in known or (filling.steps is not None and step not in filling.steps):
        raise Http404
    if by_script:
        return JsonResponse({}, status=409)
    asked = seen_part(known[step], filling.sees)
    people = _nameable(filling, asked)
    raw = step_form(version, get_language(), step)(request.POST, asking=Asking(step=asked, people=people)).raw()
    return _shown(request, filling, version, asked, raw, status=409)


def parked_before(request: HttpRequest, filling: Filling, parked: Parked) -> HttpResponseBase | None:
    """The page that shows what was parked for an older version, once; None when this person may not see it."""
    step = form_of(parked.version_id).steps.get(parked.step)
    if step is None or request.GET.get(SEEN) == "seen" or (filling.steps is not None and step.id not in filling.steps):
        return None
    return _shown(request, filling, parked.version, seen_part(step, filling.sees), parked.typed, status=200)


def _shown(
    request: HttpRequest, filling: Filling, version: FormVersion, asked: Step, raw: Mapping[str, Raw], *, status: int
) -> HttpResponse:
    words, people = words_of(version, get_language()), _nameable(filling, asked)
    typed = [
        (text(words, f"{one.id}.label"), kind_of(one).spoken(one, raw[one.id], words, people))
        for one in asked.questions
        if not blank(raw.get(one.id))
    ]
    context = {"filling": filling, "frame": filling.frame, "typed": typed, "step": asked.id, "seen": SEEN}
    return render(request, "forms/draft/newer_moved.html", context | {"open": filling.opens(asked.id)}, status=status)


def _nameable(filling: Filling, asked: Step) -> Offered:
    """Whom and what the answers of this step can name: of the files only its own."""
    kinds = {question.kind for question in inside(asked.questions)}
    files = [(one.id, one.name) for added in files_of(filling.draft, asked).values() for one in added]
    organisations = filling.host.organisations(filling.draft) if Kind.ORGANISATION in kinds else ()
    return Offered.of([*(filling.people if Kind.PERSON in kinds else ()), *files], organisations)
