"""Forms and drafts for tests: published versions made straight from a spec, of any size."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

from forms.api import Draft, FormText, FormVersion, start_draft
from forms.conditions import Equals
from forms.enums import Kind
from forms.spec import Question, Spec, Step
from forms.spec_json import encode
from portal.intake.purpose import PLAN
from portal.intake.selectors import subject_of
from portal.people.models import Child, Person

from .cast import account
from .plans import NOW


def make_spec(key: str, *, steps: int = 2, questions: int = 2) -> Spec:
    """Steps "s1"… of questions "s1q1"…; the first of each step is yes/no, and every later step waits for that of
    the step before it: `steps` - 1 conditions, and all but the first step are hidden until it is answered."""
    return Spec(
        key=key,
        purpose=PLAN,
        steps=tuple(
            Step(
                id=f"s{n}",
                questions=tuple(
                    Question(id=f"s{n}q{q}", kind=Kind.YES_NO if q == 1 else Kind.SHORT_TEXT)
                    for q in range(1, questions + 1)
                ),
                visible_if=Equals(f"s{n - 1}q1", True) if n > 1 else None,
            )
            for n in range(1, steps + 1)
        ),
    )


def make_texts(spec: Spec) -> dict[str, str]:
    """A label for every question and a title for every step."""
    labels = {f"{question.id}.label": f"Question {question.id}" for question in spec.questions()}
    return labels | {f"{step.id}.title": f"Step {step.id}" for step in spec.steps} | {"form.title": "A form"}


def make_version(*, steps: int = 2, questions: int = 2) -> FormVersion:
    """A published form with English texts; it belongs to no page."""
    form = uuid.uuid4()
    spec = make_spec(str(form), steps=steps, questions=questions)
    version = FormVersion.objects.create(
        form=form, purpose=PLAN, number=1, spec=encode(spec), source_language="en", published_at=NOW,
        content_hash=hashlib.sha256(str(form).encode()).hexdigest(),
    )  # fmt: skip
    FormText.objects.create(version=version, language="en", texts=make_texts(spec))
    return version


def make_draft(child: Child, worker: Person, **size: Any) -> Draft:
    """A draft about the child, on a form of its own."""
    return start_draft(version=make_version(**size), subject=subject_of(child), by=account(worker), now=NOW)
