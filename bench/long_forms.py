"""A form of 5 steps and one of 150, with the same step in both: what is measured of forms.

`python -m bench.fill FOLDER forms` writes FOLDER/forms.json (scenarios), crowd.json (who fills at once), editor.json
(pages of the editor) and pure.json (what takes no request).
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import timezone

from forms.conditions import Named
from forms.models import Draft, DraftStep, FormIndexPage, FormPage, FormText, FormVersion, StepPage
from forms.rules import Walk, deciding_part, outline
from forms.services.gate import problems_of
from forms.services.laying_out import lay_out
from forms.spec import Document, Question, Spec, Step
from forms.spec_json import content_hash, encode
from portal.intake.purpose import PLAN
from portal.intake.selectors import subject_of
from portal.people.enums import AccountKind, Relation
from portal.people.models import Child, Person, User
from tests.big_form import big_answers, big_document, ident
from tests.cast import account, allocate, make_child, make_person, relate

from .scenario import Scenario, write

LONG = {"steps": 150, "questions": 1300, "conditions": 460, "groups": 40}
SHORT = {"steps": 5, "questions": 43, "conditions": 15, "groups": 1}
TEXTS = 8  # of the measured step, beside one yes or no: as bench/sites/rival
CROWD = 100
CROWD_STEPS = 6
SignIn = Callable[[Person | User], dict[str, str]]


def measured_step(spec: Spec) -> Spec:
    """The form with the same step of nine questions in its middle, two of them shown by conditions of the form."""
    place = len(spec.steps) // 2
    key = spec.steps[place].id
    rules = [Named(condition.id) for condition in spec.conditions[:2]]
    texts = [Question(f"{key}-q{n}", "short_text", visible_if=rules[n - 2] if n < 4 else None) for n in range(2, 10)]
    step = Step(key, (Question(f"{key}-q1", "yes_no"), *texts), section=spec.steps[place].section)
    # what asked the questions that stood here asks nobody now, as in any form that was edited
    return replace(spec, purpose=PLAN, steps=(*spec.steps[:place], step, *spec.steps[place + 1 :]))


def make_version(size: dict[str, int]) -> FormVersion:
    """A published form of this size; it belongs to no page."""
    document = big_document(languages=("en",), **size)
    spec = measured_step(document.spec)
    texts = dict(document.texts["en"])
    texts |= {f"{q.id}.label": f"Question {n}" for step in spec.steps for n, q in enumerate(step.questions, 1)
              if f"{q.id}.label" not in texts}  # fmt: skip
    version = FormVersion.objects.create(
        form=document.spec.key, purpose=PLAN, number=size["steps"], spec=encode(spec), source_language="en",
        content_hash=content_hash(spec, texts), published_at=timezone.now(),
    )  # fmt: skip
    FormText.objects.create(version=version, language="en", texts=texts)
    return version


def make_draft(version: FormVersion, spec: Spec, child: Child, worker: Person) -> Draft:
    """A draft with every question answered."""
    now, answers, form = timezone.now(), big_answers(spec), outline(spec)
    draft = Draft.objects.create(
        version=version, owner=account(worker), subject=subject_of(child), started_at=now, saved_at=now
    )
    rows = [
        DraftStep(
            draft=draft, step=step.id, complete=True, revision=1, saved_at=now,
            answers={q.id: answers[q.id] for q in step.questions if q.id in answers},
        )
        for step in spec.steps
    ]  # fmt: skip
    DraftStep.objects.bulk_create(rows)
    for row in rows:
        draft.deciding |= deciding_part(form, form.steps[row.step], row.answers)
    draft.save(update_fields=["deciding"])
    return draft


def _someone(number: int) -> tuple[Child, Person]:
    child = make_child(f"Crowd{number}", "Bench", date(2016, 1, 1))
    worker = make_person(f"Worker{number}", "Crowd", AccountKind.PRACTITIONER)
    relate(child, worker, Relation.PRACTITIONER)
    allocate(child, worker)
    return child, worker


def fill_forms(folder: Path, cookies: SignIn) -> None:
    """Everything that is measured of forms. `cookies` signs a person in."""
    child, worker = _someone(0)
    staff = cookies(worker)
    scenarios, specs, versions = [], {}, {}
    for name, size in (("5", SHORT), ("150", LONG)):
        versions[name] = make_version(size)
        specs[name] = measured_step(big_document(languages=("en",), **size).spec)
        draft = make_draft(versions[name], specs[name], child, worker)
        path = reverse("drafts:step", args=[draft.pk, specs[name].steps[size["steps"] // 2].id])
        scenarios += [
            Scenario(f"step of {name}", path, cookies=staff, cpu=2.0, queries=12),
            Scenario(f"step of {name}, sent", path, "POST", staff, 302, cpu=2.0, queries=16),
        ]
    write(folder / "forms.json", scenarios)
    _crowd(folder, versions["150"], specs["150"], cookies)
    _editor(folder, cookies)
    (folder / "pure.json").write_text(json.dumps(_pure(specs["150"])))


def _crowd(folder: Path, version: FormVersion, spec: Spec, cookies: SignIn) -> None:
    """Each with a child, a draft and a session of their own; they fill steps that hold texts."""
    places = [step.id for step in spec.steps if any(q.kind == "short_text" for q in step.questions)]
    walk = Walk(outline(spec), big_answers(spec), timezone.localdate())
    steps = [step for step in places if walk.shows_step(step)][:CROWD_STEPS]
    people = []
    for number in range(1, CROWD + 1):
        child, worker = _someone(number)
        draft = make_draft(version, spec, child, worker)
        people.append({"draft": str(draft.pk), "steps": steps, "cookies": cookies(worker)})
    (folder / "crowd.json").write_text(json.dumps(people))


def lost_answers(folder: Path) -> list[str]:
    """Drafts and steps in which the database does not hold what was typed last."""
    typed: dict[str, dict[str, str]] = json.loads((folder / "typed.json").read_text())
    lost = []
    for draft, steps in typed.items():
        rows = {row.step: row for row in DraftStep.objects.filter(draft=draft)}
        for step, word in steps.items():
            if step not in rows or word not in json.dumps([rows[step].answers, rows[step].typed]):
                lost.append(f"{draft} {step}")
    return lost


def _pages(document: Document) -> FormPage:
    folder = FormIndexPage.objects.filter(locale__language_code="en").first()
    assert folder is not None
    return lay_out(document=document, parent=folder)


def _twenty() -> Document:
    """One step of twenty questions."""
    asked = tuple(Question(ident("twenty", n), "short_text" if n % 2 else "yes_no") for n in range(20))
    step = Step(ident("twenty"), asked)
    words = {f"{question.id}.label": f"Question {n}" for n, question in enumerate(asked, 1)}
    titles = {"form.title": "Twenty", f"{step.id}.title": "Twenty questions"}
    return Document(Spec(ident("twenty", "form"), PLAN, (step,)), "en", {"en": titles | words})


def _editor(folder: Path, cookies: SignIn) -> None:
    """The form of 1,300 questions, a step of 20, and a page with next to nothing on it."""
    long = _pages(big_document(languages=("en",), purpose=PLAN, **LONG))
    form = _pages(_twenty())
    step = StepPage.objects.child_of(form).get()
    empty = FormIndexPage.objects.filter(locale__language_code="en").first()
    pages = {"almost empty page": empty, "form of 1,300 questions": long, "step of 20 questions": step}
    author = User.objects.get(username="pat.quill")
    (folder / "editor.json").write_text(
        json.dumps(
            {
                "cookies": cookies(author),
                "pages": {name: reverse("wagtailadmin_pages:edit", args=[page.pk]) for name, page in pages.items()},
                "form": long.pk,
            }
        )
    )


def _pure(spec: Spec) -> dict[str, Any]:
    """Seconds of CPU: the whole path of the long form from all answers, and its publish gate."""
    form, answers, today = outline(spec), big_answers(spec), timezone.localdate()
    found = []
    for _ in range(20):
        gc.collect()
        began = time.process_time()
        Walk(form, answers, today).relevant()
        found.append(time.process_time() - began)
    page = max(FormPage.objects.filter(locale__language_code="en"), key=lambda one: one.numchild)
    began = time.process_time()
    problems = problems_of(page)
    gate = time.process_time() - began
    return {"path": min(found), "gate": gate, "problems": len(problems), "questions": sum(1 for _ in spec.questions())}
