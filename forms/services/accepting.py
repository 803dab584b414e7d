"""Warnings of the publish gate that an author accepts, with a reason that is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from forms.exceptions import Problem
from forms.models import AcceptedWarning, FormPage

from .gate import problems_of


@transaction.atomic
def accept(*, form: FormPage, problem: Problem, reason: str, by: Any, now: datetime) -> AcceptedWarning:
    """Keep that somebody accepts this warning of this form, and why; a second time changes nothing.

    It counts until the warning's place or facts change. `by` is a user, or None for a program. Raises ValueError for
    anything but a warning, and without a reason.
    """
    if problem.level != "warning":
        raise ValueError("only a warning can be accepted")
    if not reason.strip():
        raise ValueError("a warning is accepted with a reason")
    accepted, _created = AcceptedWarning.objects.get_or_create(
        form=form.translation_key,
        fingerprint=problem.fingerprint,
        defaults={
            "code": problem.code, "message": problem.message, "reason": reason.strip(), "by": by, "accepted_at": now,
        },
    )  # fmt: skip
    return accepted


@transaction.atomic
def accept_all(*, form: FormPage, reason: str, by: Any, now: datetime) -> list[AcceptedWarning]:
    """Accept every warning that stands now, for one reason: what a program does before it publishes. Errors stay."""
    left = open_problems(form, now=now)
    return [
        accept(form=form, problem=problem, reason=reason, by=by, now=now)
        for problem in left
        if problem.level == "warning"
    ]


def open_problems(form: FormPage, *, now: datetime | None = None) -> list[Problem]:
    """What refuses publication now: errors, and warnings nobody has accepted. `now` as in `problems_of`."""
    return still_open(form, problems_of(form, now=now))


def still_open(form: FormPage, problems: list[Problem]) -> list[Problem]:
    """Those of these problems of the form that refuse publication. One query."""
    known = AcceptedWarning.objects.filter(form=form.translation_key)
    accepted = set(known.values_list("fingerprint", flat=True)) if problems else set()
    return [p for p in problems if p.level == "error" or (p.level == "warning" and p.fingerprint not in accepted)]
