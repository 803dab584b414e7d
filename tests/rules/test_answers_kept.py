"""What a family says, and what is replied, is in the dialogue's own tables and on the pages of those it is for."""

from __future__ import annotations

import logging
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from portal.audit.models import Entry
from portal.dialogue.models import Answer
from portal.people.models import User
from portal.plans.models import Plan
from tests.cast import Cast, account, sign_in
from tests.dialogue import first_part, read_by

pytestmark = pytest.mark.django_db
SAID, REPLIED = "QZXSAIDBYDANA", "QZXREPLIEDTODANA"
HOLDING = {SAID: {"dialogue_answer"}, REPLIED: {"dialogue_reply"}}


def holds(table: str, text: str) -> bool:
    """Whether any column of any row holds the text."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return any(text in str(value) for row in cursor.fetchall() for value in row)


@pytest.fixture
def told(cast: Cast, client: Client, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any) -> Plan:
    """Dana says it on the screen and finds the reply; the lead replies on theirs. Everything is logged and mailed."""
    caplog.set_level(logging.DEBUG)
    User.objects.filter(pk=account(cast.lena).pk).update(email="worker@authority.example")
    plan = read_by(cast, cast.dana, cast.piotr)
    sign_in(client, cast.dana)
    lead = sign_in(Client(), cast.lena)
    with django_capture_on_commit_callbacks(execute=True):
        page = reverse("family:answer_entry", args=[plan.pk, *first_part(plan, cast.dana)])
        html = client.get(page).content.decode()
        key = re.search(r'name="key" value="([^"]*)"', html)
        assert key
        client.post(page, {"key": key[1], "said": "disagree", "text": f"{SAID} it was twice"})
        client.post(page, {"key": key[1], "said": "nonsense", "text": f"{SAID} it was twice"})
        answer = Answer.objects.get()
        given = {"answer": answer.pk, "key": key[1], "text": f"{REPLIED} at the meeting", "language": "en"}
        lead.post(reverse("practice:answers", args=[plan.pk]), given)
    for name in ("answers", "agenda", "people", "plan"):
        lead.get(reverse(f"practice:{name}", args=[plan.pk]))
    assert REPLIED in client.get(reverse("family:answers", args=[plan.pk])).content.decode()
    return plan


@pytest.mark.requirement("R-X-04")
def test_it_is_in_no_other_table(told: Plan) -> None:
    for text, tables in HOLDING.items():
        assert {table for table in connection.introspection.table_names() if holds(table, text)} == tables


@pytest.mark.requirement("R-X-09")
def test_it_is_in_no_log_line_no_mail_and_no_record(told: Plan, caplog: pytest.LogCaptureFixture) -> None:
    lines = [line.getMessage() for line in caplog.records if not line.name.startswith("django.db")]
    assert [line for line in lines if SAID in line or REPLIED in line] == []
    assert len(mail.outbox) == 1  # to the lead; Dana has no safe address
    assert not re.search("QZX|Dana|Robin|plan", mail.outbox[0].message().as_string())
    assert not [entry for entry in Entry.objects.all() if "QZX" in f"{entry.detail}{entry.about}"]


@pytest.mark.requirement("R-004-08")
@pytest.mark.parametrize("who", ["piotr", "dana"])
def test_it_is_in_no_copy_of_the_plan(cast: Cast, told: Plan, tmp_path: Path, who: str) -> None:
    """Neither on the page, in the PDF nor in the API: what somebody said has a page of its own."""
    reader = sign_in(Client(), account(getattr(cast, who)))
    found = [reader.get(path).content for path in ("/my/", f"/my/plans/{told.pk}/", f"/api/v1/readings/{told.pk}")]
    pdf = reader.get(reverse("family:pdf", args=[told.pk])).content
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf)
    found += [pdf, subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout]
    assert not [text for text in found if SAID.encode() in text or REPLIED.encode() in text]


def test_policy_staff_and_other_families_find_none_of_it(cast: Cast, told: Plan) -> None:
    for person in (cast.pat, cast.amina, cast.owen, cast.mira):
        client = sign_in(Client(), account(person))
        for page in (f"/my/plans/{told.pk}/answers/", f"/plans/{told.pk}/answers/", f"/plans/{told.pk}/agenda/"):
            response = client.get(page)
            assert response.status_code == 404 and b"QZX" not in response.content
