"""What somebody may not see does not reach them by another way: shown again, worked out, in a name or a choice."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from django.test import Client

from forms.models import Draft, FormVersion, Submission, Upload
from forms.selectors import form_of
from forms.services.capturing import captured
from forms.services.exporting import export_rows
from forms.spec import Question, Step
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import NOW, make_draft, make_version, page, post

from .rich import ask, made, texts_of
from .test_together import Network, asked, host, tom  # noqa: F401  fixtures

ROW = "a" * 32
SECRET = "48151623"
VISITS = ask(
    "visits", "repeat", required=False, capture="place",
    questions=(ask("day"), ask("finding", required=False, restricted=True)),
)  # fmt: skip
VISIT = {"visits-row": ROW, f"visits-{ROW}-day": "Monday", f"visits-{ROW}-finding": SECRET}
NOTE = ask("note", required=False)


def again(**settings: str) -> Question:
    return ask("again", "earlier", settings={"question": "", "last": ""} | settings)


def total(*of: str, group: str = "") -> Question:
    return ask("total", "calculated", settings={"formula": "sum", "of": list(of), "group": group})


@pytest.fixture
def colleague(tom: User) -> Client:  # noqa: F811
    return sign_in(Client(), tom)


def begun(version: FormVersion, owner: User, client: Client, colleague: User, *steps: str) -> Draft:
    """A draft of which the colleague was asked to fill these steps."""
    draft = make_draft(version, owner)
    asked(client, draft, colleague, *steps)
    return draft


def read(client: Client, draft: Draft, step: str) -> str:
    """All that this person can read of a step: its page, its remarks, the API."""
    found = [page(draft, step), f"{page(draft, step)}remarks/", f"/api/v1/drafts/{draft.pk}"]
    pages = [client.get(path) for path in found]
    assert [one.status_code for one in pages] == [200, 200, 200]
    return "".join(one.content.decode().replace(",", "") for one in pages)


def test_rows_shown_again_are_without_their_restricted_cells(
    client: Client, colleague: Client, lena: User, tom: User, host: Network  # noqa: F811
) -> None:  # fmt: skip
    form = made(Step("one", (VISITS, NOTE)), Step("two", (again(question="visits"), ask("ok"))))
    draft = begun(form, lena, client, tom, "one", "two")
    post(client, draft, "one", VISIT)
    html = read(colleague, draft, "two")
    assert "Monday" in html and SECRET not in html
    assert SECRET in read(client, draft, "two")


def test_what_was_answered_last_time_is_for_whoever_opens_its_step_and_sees_it(
    client: Client, colleague: Client, lena: User, tom: User, host: Network  # noqa: F811
) -> None:  # fmt: skip
    form = made(Step("one", (VISITS, NOTE)), Step("two", (again(last="place"), ask("ok", required=False))))
    first = make_draft(form, lena)
    post(client, first, "one", VISIT)
    post(client, first, "two")
    assert client.post(f"/drafts/{first.pk}/submit/").status_code == 302
    spec = form_of(form.pk).spec
    closed = replace(VISITS, questions=(replace(VISITS.questions[0], restricted=True), VISITS.questions[1]))
    newer = replace(spec, steps=(replace(spec.steps[0], questions=(closed, NOTE)), spec.steps[1]))
    html = read(colleague, begun(form, lena, client, tom, "two"), "two")
    assert "Monday" not in html and SECRET not in html
    html = read(colleague, begun(form, lena, client, tom, "one", "two"), "two")
    assert "Monday" in html and SECRET not in html
    restricted_since = make_version(newer, texts_of(newer), form=form.form, number=2)
    html = read(colleague, begun(restricted_since, lena, client, tom, "one", "two"), "two")
    assert "Monday" not in html and SECRET not in html


@pytest.mark.parametrize(
    ("steps", "given"),
    [
        ((Step("two", (ask("money", "number", required=False, restricted=True), NOTE, total("money"))),),
         {"money": SECRET}),
        ((Step("two", (replace(VISITS, questions=(ask("day"), ask("cost", "number", restricted=True))), NOTE,
                       total("cost", group="visits"))),), VISIT | {f"visits-{ROW}-cost": SECRET}),
        ((Step("two", (ask("money", "number", required=False, restricted=True), NOTE,
                       replace(total("money"), id="half"), total("half"))),), {"money": SECRET}),
        ((Step("one", (ask("money", "number", required=False),)), Step("two", (NOTE, total("money")))),
         {"money": SECRET}),
    ],
    ids=["restricted", "restricted cell", "through another", "of another step"],
)  # fmt: skip
def test_a_value_is_for_whoever_sees_what_it_is_worked_out_from(
    client: Client, colleague: Client, lena: User, tom: User, host: Network,  # noqa: F811
    steps: tuple[Step, ...], given: dict[str, str],
) -> None:  # fmt: skip
    draft = begun(made(*steps), lena, client, tom, "two")
    assert post(client, draft, steps[0].id, given).status_code == 302
    assert SECRET in read(client, draft, "two")
    assert SECRET not in read(colleague, draft, "two")


def test_a_value_worked_out_from_restricted_answers_is_restricted_wherever_it_goes(
    client: Client, lena: User, host: Network  # noqa: F811
) -> None:  # fmt: skip
    money = ask("money", "number", required=False, restricted=True)
    form = made(Step("one", (money, total("money"), NOTE)))
    draft = make_draft(form, lena)
    post(client, draft, "one", {"money": SECRET})
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 302
    found = captured(Submission.objects.get(), "en")
    assert found.other == [] and [label for label, _text in found.restricted] == ["Label money", "Label total"]
    assert SECRET not in "".join(cell.replace(",", "") for row in export_rows(form.form, "en") for cell in row)


def test_a_group_of_which_nothing_is_seen_is_not_there_to_remark_on(
    client: Client, colleague: Client, lena: User, tom: User, host: Network  # noqa: F811
) -> None:  # fmt: skip
    rows = ask("visits", "repeat", required=False, questions=(ask("finding", required=False, restricted=True),))
    draft = begun(made(Step("one", (rows, NOTE))), lena, client, tom, "one")
    client.post(f"{page(draft, 'one')}remarks/", {"question": "visits", "text": SECRET})
    assert SECRET in read(client, draft, "one")
    html = read(colleague, draft, "one")
    assert SECRET not in html and "Label visits" not in html


def test_the_name_of_a_file_is_not_told_for_its_id(
    client: Client, colleague: Client, lena: User, tom: User, host: Network  # noqa: F811
) -> None:  # fmt: skip
    settings = {"accepts": ["pdf"], "most": 2}
    doc, mine = (ask(key, "file", required=False, settings=settings) for key in ("doc", "mine"))
    form = made(Step("one", (doc,)), Step("two", (mine, NOTE)))
    make_version(form_of(form.pk).spec, {}, form=form.form, number=2)
    draft = begun(form, lena, client, tom, "two")
    upload = Upload.objects.create(
        id=uuid.uuid4(), draft=draft, question="doc", name=f"{SECRET}.pdf", type="application/pdf", size=3,
        sha256="0" * 64, uploaded_by=lena, uploaded_at=NOW, file="x/y",
    )  # fmt: skip
    for more in ({f"draft-{draft.pk}-version": "2"}, {"revision": 9}, {}):
        sent = post(colleague, draft, "two", {"mine": str(upload.pk), "note": "x"}, **more)
        assert SECRET not in sent.content.decode()
    assert SECRET not in read(colleague, draft, "two")
    assert colleague.get(f"/drafts/{draft.pk}/files/{upload.pk}/").status_code == 404
