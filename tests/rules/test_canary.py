"""Words planted in restricted places are looked for everywhere a family, a log or the CMS could show them (T4-T6)."""

import logging
import subprocess
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import RevisionMixin
from wagtail.search import index

from forms.api import create_form, fill
from forms.fields.repeat import new_row
from forms.selectors import form_of
from forms.spec import Question
from portal.escalation.services import settle
from portal.intake.purpose import PLAN
from portal.intake.services import start_plan
from portal.people.models import Person
from portal.people.selectors import network
from portal.plans.models import Plan
from portal.plans.services import withhold
from portal.procedures.models import Jurisdiction, LocalForm
from portal.wording.enums import Audience
from portal.wording.reading import from_json
from portal.wording.services import release, write
from tests.cast import Cast, account, sign_in
from tests.differences import differ
from tests.forms import answer_to, forms_folder, plan_steps, small_manual
from tests.plans import NOW, TODAY, let_speak, make_plan, release_to, withhold_from, word

pytestmark = pytest.mark.django_db
CANARY = "QZXCANARY"
# What belongs to casework and may hold what it was given; every other table of the database may not.
CASEWORK = (
    "people_",
    "plans_",
    "wording_",
    "dialogue_",
    "escalation_",
    "engagement_",
    "reviews_",
    "forms_draft",
    "forms_submission",
    "forms_parked",
)


@pytest.fixture
def planted(cast: Cast) -> Plan:
    """A plan whose professional texts, evidence, funding, free answers and other people's details carry the canary."""
    Person.objects.filter(pk__in=[cast.karl.pk, cast.joan.pk, cast.piotr.pk]).update(
        phone=f"{CANARY}1", agency=f"{CANARY}2", registration_number=f"{CANARY}3"
    )
    plan = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], actions=3, mark=CANARY)
    for item in plan.items.exclude(capture__in=["next_conference", "lead"]):
        for audience in Audience:
            write(plan=plan, item=item.pk, audience=audience, text=f"Plain words {item.capture}", revision=0,
                  by=account(cast.lena), now=NOW)  # fmt: skip
    withhold(
        plan=plan, person=cast.piotr, ground="child", evidence=f"{CANARY} evidence", authorised_by=cast.mira,  # type: ignore[arg-type]
        review_on=TODAY.replace(year=2027), by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    release_to(plan, cast.dana, cast.lena)
    let_speak(cast.robin, cast.ada, cast.robin.person, cast.lena)
    release_to(plan, cast.ada, cast.lena)
    difference = differ(plan, cast.tom, mark=CANARY)
    settle(key=uuid4(), difference=difference, seen=0, settled=f"{CANARY} settled", change=f"{CANARY} change",
           by=account(cast.tom), now=NOW)  # fmt: skip
    return plan


def outputs(client: Client, plan: Plan, tmp_path: Path) -> dict[str, str]:
    """Everything the person can be shown of the plan, as text."""
    found = {
        path: client.get(path).content.decode() for path in (reverse("family:home"), f"/api/v1/readings/{plan.pk}")
    }
    found["page"] = client.get(reverse("family:plan", args=[plan.pk])).content.decode()
    file = tmp_path / "plan.pdf"
    pdf = client.get(reverse("family:pdf", args=[plan.pk])).content
    file.write_bytes(pdf)
    found["pdf text"] = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    found["pdf bytes"] = pdf.decode("latin-1")
    return found


@pytest.mark.requirement("R-X-04")
@pytest.mark.parametrize("who", ["dana", "ada"])
def test_no_family_output_holds_what_is_restricted(
    cast: Cast, planted: Plan, client: Client, tmp_path: Path, who: str
) -> None:
    sign_in(client, account(getattr(cast, who)))
    shown = outputs(client, planted, tmp_path)
    assert "Plain words concern" in shown["page"] and "Plain words concern" in shown["pdf text"]
    assert [name for name, text in shown.items() if CANARY in text] == []


@pytest.mark.requirement("R-004-08", "R-001-15")
def test_no_output_holds_an_item_withheld_from_this_reader_its_evidence_or_anothers_task(
    cast: Cast, client: Client, tmp_path: Path
) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.piotr, [cast.tom], actions=2)  # the tasks are the other parent's
    kept = {"concern", "evidence", "strength", "action"}
    for item in plan.items.exclude(capture__in=["next_conference", "lead"]):
        words = f"{CANARY} {item.capture}" if item.capture in kept else f"Plain words {item.capture}"
        for audience in Audience:
            write(plan=plan, item=item.pk, audience=audience, text=words, revision=0,
                  by=account(cast.lena), now=NOW)  # fmt: skip
    first = release_to(plan, cast.dana, cast.lena)  # they read it once, so what is gone could be told as changed
    withhold(
        plan=plan, person=cast.dana, ground="child", evidence="A report", authorised_by=cast.mira,  # type: ignore[arg-type]
        review_on=TODAY.replace(year=2027), by=account(cast.lena), today=TODAY, now=NOW,
        items=[item.pk for item in plan.items.filter(capture__in=["concern", "strength"])],
    )  # fmt: skip
    assert first.reading is not None and CANARY in str(first.reading.content)
    known = next(one for one in network(plan.child) if one.person == cast.dana)
    release(plan=plan, known=known, revision=first.revision, by=account(cast.lena), now=NOW,
            last_read=from_json(first.reading.content))  # fmt: skip
    sign_in(client, account(cast.dana))
    shown = outputs(client, plan, tmp_path)
    assert "Plain words change" in shown["page"] and "Plain words change" in shown["pdf text"]
    assert [name for name, text in shown.items() if CANARY in text] == []


@pytest.mark.requirement("R-X-04")
def test_no_table_outside_casework_holds_a_word_of_it(cast: Cast, planted: Plan, client: Client) -> None:
    sign_in(client, account(cast.dana))
    client.get(reverse("family:plan", args=[planted.pk]))
    lead = Client()
    sign_in(lead, account(cast.lena))
    lead.get(reverse("practice:plan", args=[planted.pk]))
    tables = [name for name in connection.introspection.table_names() if not name.startswith(CASEWORK)]
    assert any(name.startswith("wagtail") for name in tables) and "audit_entry" in tables
    assert [table for table in tables if holds(table, CANARY)] == []
    assert holds("plans_planversion", CANARY)  # the search itself finds what is there


def holds(table: str, text: str) -> bool:
    """Whether any column of any row holds the text."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return any(text in str(value) for row in cursor.fetchall() for value in row)


def test_no_log_line_and_no_mail_holds_a_word_of_it(
    cast: Cast, planted: Plan, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sign_in(client, account(cast.dana))
    for path in (reverse("family:plan", args=[planted.pk]), reverse("family:home"), "/my/nothing/"):
        client.get(path)
    lead = Client()
    sign_in(lead, account(cast.lena))
    lead.post(reverse("practice:wording", args=[planted.pk, "family"]), {"text": f"{CANARY} x", "item": "nonsense"})
    lines = [line.getMessage() for line in caplog.records if not line.name.startswith("django.db")]
    assert [line for line in lines if CANARY in line or "Dana" in line] == []
    assert mail.outbox == []


@pytest.mark.requirement("R-004-08")
def test_the_withheld_get_no_byte_of_it_by_any_way(cast: Cast, client: Client, tmp_path: Path) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, mark=CANARY)
    word(plan, cast.lena)
    release_to(plan, cast.piotr, cast.lena)
    withhold_from(plan, cast.piotr, cast.lena, cast.mira)
    sign_in(client, account(cast.piotr))
    for name in ("family:plan", "family:pdf"):
        response = client.get(reverse(name, args=[plan.pk]))
        assert response.status_code == 404 and CANARY.encode() not in response.content
    api = client.get(f"/api/v1/readings/{plan.pk}")
    assert api.status_code == 404 and CANARY.encode() not in api.content


WHERE_RESTRICTED = {"forms_draftstep", "forms_submission", "plans_planversion"}
SECRET = "QZXSECRET"  # of questions that only the lead is asked
PUBLIC_WORDS = "Words for all"


@pytest.fixture
def submitted(cast: Cast) -> Plan:
    """Robin's plan from a form with restricted questions: one captured in rows, one alone, one without a capture, one
    whole group. It is in words and released to Dana; Tom is of the core group."""
    steps = plan_steps(small_manual())
    steps[0]["questions"].append({"key": "aside", "kind": "long_text", "label": "Aside", "restricted": True})
    questions = {q["key"]: q for step in steps for q in step["questions"]}
    restricted = [questions["parent_views"], questions["service"]]
    restricted += [q for q in questions["concern"]["questions"] if q["key"].endswith("evidence")]
    for question in restricted:
        for one in question.get("questions", [question]):
            one["restricted"] = True
    page = create_form(parent=forms_folder(), key="restricted", title="Plan", purpose=PLAN, steps=steps, by=cast.pat)
    LocalForm.objects.create(jurisdiction=Jurisdiction.objects.get(key="england"), purpose=PLAN, page=page)
    draft = start_plan(child=cast.robin, by=account(cast.lena), now=NOW)
    answers = {
        step.id: {
            q.id: _answer(q, str((cast.lena if q.capture == "lead" else cast.tom).pk), cast) for q in step.questions
        }
        for step in form_of(draft.version_id).spec.steps
    }
    fill(draft=draft, steps=answers, by=account(cast.lena), now=NOW)
    plan = cast.robin.plans.get()
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    return plan


def _answer(question: Question, person: str, cast: Cast) -> Any:
    if question.questions:
        rows = [str(cast.dana.pk), str(cast.piotr.pk)] if question.capture == "parent_views" else [person]
        return [{"id": new_row()} | {one.id: _answer(one, who, cast) for one in question.questions} for who in rows]
    return answer_to(question, person, words=SECRET if question.restricted else PUBLIC_WORDS)


@pytest.mark.requirement("R-X-04")
def test_a_restricted_answer_reaches_the_lead_and_nobody_else(
    cast: Cast, submitted: Plan, client: Client, tmp_path: Path
) -> None:
    assert SECRET in str(submitted.versions.get().content)  # the plan itself keeps it
    sign_in(client, account(cast.dana))
    shown = outputs(client, submitted, tmp_path)
    assert PUBLIC_WORDS in shown["page"]
    assert [name for name, text in shown.items() if SECRET in text] == []
    assert {table for table in connection.introspection.table_names() if holds(table, SECRET)} == WHERE_RESTRICTED
    for person, may in ((cast.tom, False), (cast.lena, True)):
        reader = sign_in(Client(), account(person))
        page = reader.get(reverse("practice:plan", args=[submitted.pk])).content.decode()
        assert PUBLIC_WORDS in page and (SECRET in page) is may
    lead = sign_in(Client(), account(cast.lena))
    for audience in ("family", "child"):  # words are never made from it
        assert SECRET not in lead.get(reverse("practice:wording", args=[submitted.pk, audience])).content.decode()


def test_no_model_of_casework_is_searched_or_revised_by_the_cms() -> None:
    for label in ("people", "plans", "wording", "dialogue", "escalation", "family", "audit", "accounts"):
        for model in apps.get_app_config(label).get_models():
            assert not issubclass(model, index.Indexed | RevisionMixin), model
    for name in ("Draft", "DraftStep", "Submission", "Parked"):
        assert not issubclass(apps.get_model("forms", name), index.Indexed | RevisionMixin)
