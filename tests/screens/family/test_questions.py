"""Policy staff ask families their own questions: a reader fills the form, and it becomes answers."""

from collections.abc import Collection
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from forms.api import Draft, create_form
from forms.selectors import form_of
from portal.dialogue.enums import Said
from portal.dialogue.models import Answer
from portal.dialogue.selectors import said_since
from portal.intake.purpose import VIEWS, VIEWS_CAPTURES
from portal.people.models import User
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction, LocalForm
from tests.cast import Cast, account, sign_in
from tests.dialogue import read_by
from tests.filling import sent
from tests.forms import forms_folder, question, small_manual
from tests.plans import withhold_from

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-37"), pytest.mark.requirement("R-002-22")]


def views_form(by: User, restricted: Collection[str] = ()) -> None:
    """England asks families everything it can, and how they slept."""
    questions: list[dict[str, Any]] = [question(capture) for capture in VIEWS_CAPTURES]
    questions[0]["required"] = False
    questions.append({"key": "slept", "kind": "short_text", "label": "How did you sleep?", "required": False})
    for one in questions:
        one["restricted"] = one["key"] in restricted or one.get("capture") in restricted
    steps = [{"key": "one", "title": "What you think", "procedure": small_manual().get_children().first(),
              "questions": questions}]  # fmt: skip
    page = create_form(parent=forms_folder(), key="views", title="Tell us", purpose=VIEWS, steps=steps, by=by)
    LocalForm.objects.create(jurisdiction=Jurisdiction.objects.get(key="england"), purpose=VIEWS, page=page)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


def begun(client: Client, plan: Plan) -> Draft:
    response = client.post(reverse("family:questions", args=[plan.pk]))
    draft = Draft.objects.get(submitted_at=None)
    assert response["Location"] == reverse("drafts:tasks", args=[draft.pk])
    return draft


def test_where_nothing_is_asked_there_is_no_button(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    assert "Go to the questions" not in client.get(reverse("family:answer", args=[plan.pk])).content.decode()
    assert client.post(reverse("family:questions", args=[plan.pk])).status_code == 404
    assert client.get(reverse("family:questions", args=[plan.pk])).status_code == 405


def test_the_answers_of_the_form_become_answers(cast: Cast, plan: Plan, client: Client) -> None:
    views_form(cast.pat)
    sign_in(client, cast.dana)
    assert "Go to the questions" in client.get(reverse("family:answer", args=[plan.pk])).content.decode()
    draft = begun(client, plan)
    assert begun(client, plan) == draft  # the button again leads to what was begun
    (step,) = form_of(draft.version_id).spec.steps
    page = reverse("drafts:step", args=[draft.pk, step.id])
    html = client.get(page).content.decode()
    assert "govuk-exit-this-page" in html and "The plan for Robin" in html and "Tom Bell" not in html
    ids = {q.capture or "slept": q.id for q in step.questions}
    typed = {ids["say"]: "QZXSAY", ids["disagree"]: "QZXNO " + "x" * 6000, ids["interpreter"]: "yes", ids["call"]: "no",
             ids["slept"]: "Well"}  # fmt: skip
    assert client.post(page, sent(draft, step.id, typed)).status_code == 302
    gone = client.post(reverse("drafts:submit", args=[draft.pk]))
    assert gone.status_code == 302 and gone["Location"] == reverse("family:answers", args=[plan.pk])
    said = [(one.said, one.text) for one in Answer.objects.order_by("said", "said_at", "text")]
    assert (Said.SAY, "QZXSAY") in said and (Said.INTERPRETER, "") in said
    assert (Said.SAY, "How did you sleep?\nWell") in said
    assert sum(len(text) for what, text in said if what == Said.DISAGREE) == 6006
    assert Said.CALL not in dict(said)
    assert {one.person for one in Answer.objects.all()} == {cast.dana}
    lead = sign_in(Client(), cast.lena)
    assert "QZXSAY" in lead.get(reverse("practice:answers", args=[plan.pk])).content.decode()


@pytest.mark.requirement("R-X-04")
def test_what_is_restricted_in_the_form_is_for_the_lead_alone(cast: Cast, plan: Plan, client: Client) -> None:
    """Fails where a restricted question becomes an answer that the core group, its agenda and the next version have."""
    views_form(cast.pat, restricted=("disagree", "slept"))
    draft = begun(sign_in(client, cast.dana), plan)
    (step,) = form_of(draft.version_id).spec.steps
    ids = {q.capture or "slept": q.id for q in step.questions}
    typed = {ids["say"]: "QZXSAY", ids["disagree"]: "QZXSECRET", ids["slept"]: "QZXSECRET"}
    client.post(reverse("drafts:step", args=[draft.pk, step.id]), sent(draft, step.id, typed))
    assert client.post(reverse("drafts:submit", args=[draft.pk])).status_code == 302
    assert sorted(Answer.objects.values_list("said", "for_lead")) == [
        ("disagree", True), ("say", False), ("say", True),
    ]  # fmt: skip
    for person, may in ((cast.tom, False), (cast.lena, True)):
        worker = sign_in(Client(), person)
        pages = [worker.get(f"/plans/{plan.pk}/{page}/").content.decode() for page in ("answers", "agenda")]
        assert all("QZXSAY" in page and ("QZXSECRET" in page) is may for page in pages)
    assert "QZXSECRET" not in str(said_since(plan, plan.versions.get().created_at))


def test_nobody_else_opens_it(cast: Cast, plan: Plan, client: Client) -> None:
    views_form(cast.pat)
    draft = begun(sign_in(client, cast.dana), plan)
    for person in (cast.piotr, cast.lena, cast.tom, cast.amina, cast.pat):
        other = sign_in(Client(), account(person))
        for page in (reverse("drafts:tasks", args=[draft.pk]), reverse("drafts:check", args=[draft.pk])):
            assert other.get(page).status_code == 404


@pytest.mark.requirement("R-004-08")
def test_it_closes_with_the_plan(cast: Cast, plan: Plan, client: Client) -> None:
    views_form(cast.pat)
    draft = begun(sign_in(client, cast.dana), plan)
    (step,) = form_of(draft.version_id).spec.steps
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    pages = [reverse("drafts:tasks", args=[draft.pk]), reverse("drafts:step", args=[draft.pk, step.id])]
    assert [client.get(page).status_code for page in pages] == [404, 404]
    assert client.post(pages[1], sent(draft, step.id)).status_code == 404
    assert client.post(reverse("drafts:submit", args=[draft.pk])).status_code == 404
    assert client.post(reverse("family:questions", args=[plan.pk])).status_code == 404
