"""What goes into a draft's calls and comes out of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ..enums import Kind
from ..fields import Offered
from ..models import DraftStep
from ..selectors import all_rows
from ..wizard.filling import Filling
from . import checking, schemas, state
from .answering import Answering, misfits
from .bodies import read
from .problems import Fault, Refusal, problem


def answering_of(filling: Filling, rows: dict[str, DraftStep] | None = None) -> Answering:
    """What this person can put into the draft; reads its rows unless they are given."""
    return Answering(filling, all_rows(filling.draft) if rows is None else rows, offered(filling), timezone.now())


def offered(filling: Filling) -> Offered:
    """The people and organisations that the questions of the form offer; asked for only where some do."""
    kinds = {question.kind for question in filling.form.spec.questions()}
    organisations = filling.host.organisations(filling.draft) if Kind.ORGANISATION in kinds else ()
    return Offered.of(filling.people if Kind.PERSON in kinds else (), organisations)


def shown(answering: Answering, response: HttpResponse) -> dict[str, Any]:
    """The draft as it stands now, marked with its ETag."""
    draft = answering.filling.draft
    response["ETag"] = state.tag(draft, answering.rows)
    walk = checking.walk_of(answering)
    found = [] if draft.submitted_at else checking.faults(answering, walk, {})
    return {**state.shown(answering, walk), "problems": found}


def given_to(request: HttpRequest, filling: Filling) -> checking.Given:
    """What was sent, when all of it could have been typed on the steps the caller may open; 422 otherwise."""
    given = read(request, schemas.Answered).steps
    found: list[Fault] = []
    for key, answers in given.items():
        if not filling.opens(key):
            found.append(Fault("unknown_step", step=key))
        else:
            found += misfits(filling, filling.form.steps[key], answers)
    if found:
        raise Refusal(422, "misfit", found[:50])
    return given


def stale(answering: Answering, given: checking.Given) -> HttpResponse:
    """412 with the draft as it is, and where it differs from what was sent: nothing is saved until somebody decides."""
    response = HttpResponse()
    current = shown(answering, response)
    held = {step["step"]: {**step["answers"], **step["typed"]} for step in current["steps"]}
    differences = [
        {"step": step, "question": question, "yours": answer, "theirs": held.get(step, {}).get(question)}
        for step, answers in given.items()
        for question, answer in answers.items()
        if held.get(step, {}).get(question) != answer
    ]
    whole = schemas.DraftOut.model_validate(current).model_dump()
    refused = problem(412, "stale", current=whole, differences=differences)
    refused["ETag"] = response["ETag"]
    return refused
