"""Filling a draft by a program, on the path a person takes: each step saved, then sent once, with every check."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from ..models import Draft
from ..purposes import get_purpose
from ..selectors import all_rows, words_of
from ..spec import Answers
from .drafting import save_step
from .submitting import submit


@transaction.atomic
def fill(*, draft: Draft, steps: Mapping[str, Answers], by: Any, now: datetime) -> str:
    """Replace the answers of these steps ({step id: {question id: answer}}), send the draft, return the address
    it leads to.

    For packs, the demo and the benchmark. Steps that are not named keep what they hold. Raises NotFinished, having
    saved nothing, for an answer that the form does not accept or a step that lacks one.
    """
    held = Draft.objects.select_for_update(of=("self",)).select_related("version").get(pk=draft.pk)
    rows = all_rows(held)
    for step, answers in steps.items():
        revision = rows[step].revision if step in rows else 0
        save_step(draft=held, step=step, answers=answers, typed={}, complete=True, revision=revision, now=now)
    host = get_purpose(held.version.purpose).host
    return submit(
        draft=held,
        words=words_of(held.version, held.version.source_language),
        people=host.people(held),
        calendar=host.calendar(held),
        receive=partial(host.receive, by=by, now=now),
        by=by,
        now=now,
    )
