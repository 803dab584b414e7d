"""Several people on one draft: a part that a colleague fills, and remarks on questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404, HttpRequest
from django.test import Client
from django.utils import timezone

from forms import purposes
from forms.models import Draft, DraftStep, Part, Remark
from forms.purposes import Admission
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user, sign_in
from tests.filling import NOW, PURPOSE, START, FakeHost, make_draft, make_purpose, make_version, page, post, walk

BUDGETS = {"tasks": 12, "step": 9, "part": 9, "remarks": 9}


class Network(FakeHost):
    """A host that knows colleagues, admits everybody among them, and remembers what was told it."""

    def __init__(self, *known: User) -> None:
        super().__init__()
        self.network = list(known)
        self.told: list[str] = []

    def admit(self, request: HttpRequest, draft: Draft, *, write: bool) -> Admission:
        if request.user.pk != draft.owner_id and request.user not in self.network:
            raise Http404
        return Admission(owner=request.user.pk == draft.owner_id, roles=frozenset({"walker"}))

    def colleagues(self, draft: Draft) -> Sequence[tuple[str, str]]:
        return [(str(user.pk), user.username) for user in self.network]

    def names(self, users: Collection[Any]) -> Mapping[Any, str]:
        return dict(User.objects.filter(pk__in=users).values_list("pk", "username"))

    def asked(self, draft: Draft, part: UUID, event: str, *, by: Any, now: datetime) -> None:
        self.told.append(event)


@pytest.fixture
def tom(db: None) -> User:
    return make_user("tom.bell", AccountKind.PRACTITIONER)


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch, tom: User, owen: User) -> Network:
    host = Network(tom, owen)
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


@pytest.fixture
def colleague(tom: User) -> Client:
    """Tom, signed in."""
    return sign_in(Client(), tom)


def tasks(draft: Draft) -> str:
    return f"/drafts/{draft.pk}/"


def asked(client: Client, draft: Draft, tom: User, *steps: str, **more: str) -> Part:
    given = {"colleague": str(tom.pk), "steps": list(steps) or ["tasks"], "message": "Please fill it", **more}
    response = client.post(f"{tasks(draft)}parts/", given)
    assert response.status_code == 302, response.content.decode()
    return Part.objects.order_by("-asked_at")[0]


def press(client: Client, draft: Draft, part: Part, button: str, **more: str) -> Any:
    return client.post(f"{tasks(draft)}parts/{part.pk}/", {button: "1", **more})


def test_a_colleague_sees_only_the_steps_they_were_asked_to_fill(
    client: Client, colleague: Client, draft: Draft, tom: User
) -> None:
    assert colleague.get(tasks(draft)).status_code == 404
    asked(client, draft, tom, due_day="1", due_month="12", due_year="2999")
    html = colleague.get(tasks(draft)).content.decode()
    assert "Who does what" in html and "Please fill it" in html and "1 December 2999" in html
    assert "Where to go" not in html and "lena.hart" in html
    assert colleague.get(page(draft, "tasks")).status_code == 200
    for path in (page(draft, "start"), f"{tasks(draft)}check/", f"{tasks(draft)}newer/", f"{tasks(draft)}left/",
                 f"{tasks(draft)}parts/", f"{tasks(draft)}steps/start/remarks/"):  # fmt: skip
        assert colleague.get(path).status_code == 404, path
    for path in (f"{tasks(draft)}submit/", f"{tasks(draft)}parts/", f"{tasks(draft)}newer/"):
        assert colleague.post(path, {"move": "1", "colleague": "1", "steps": "start"}).status_code == 404, path
    assert post(colleague, draft, "start", START).status_code == 404
    assert not DraftStep.objects.exists() and Part.objects.count() == 1


def test_done_returned_done_accepted(client: Client, colleague: Client, draft: Draft, tom: User, host: Network) -> None:
    part = asked(client, draft, tom)
    row = "a" * 32
    post(colleague, draft, "tasks", {"actions-row": row, f"actions-{row}-what": "Buy a lead"})
    assert press(client, draft, part, "accept").status_code == 409  # it is not done
    assert press(colleague, draft, part, "done").status_code == 302
    assert "Ready to check" in client.get(tasks(draft)).content.decode()
    assert press(client, draft, part, "return").status_code == 422  # without a reason
    assert press(client, draft, part, "return", reason="When?").status_code == 302
    html = colleague.get(tasks(draft)).content.decode()
    assert "When?" in html and "I have filled these steps" in html
    press(colleague, draft, part, "done")
    assert press(client, draft, part, "accept").status_code == 302
    assert colleague.get(tasks(draft)).status_code == 404
    assert post(colleague, draft, "tasks").status_code == 404
    assert DraftStep.objects.get().answers == {"actions": [{"id": row, "what": "Buy a lead"}]}
    assert host.told == ["asked", "done", "returned", "done", "accepted"]
    assert "Accepted" in client.get(tasks(draft)).content.decode()


def test_access_ends_when_the_part_ends_and_when_the_draft_is_sent(
    client: Client, colleague: Client, draft: Draft, tom: User
) -> None:
    part = asked(client, draft, tom)
    assert press(colleague, draft, part, "end").status_code == 409  # the owner's alone
    assert press(client, draft, part, "end").status_code == 302
    assert colleague.get(page(draft, "tasks")).status_code == 404
    assert press(client, draft, part, "end").status_code == 409
    asked(client, draft, tom)
    assert colleague.get(page(draft, "tasks")).status_code == 200
    Draft.objects.filter(pk=draft.pk).update(submitted_at=timezone.now())
    for path in (tasks(draft), page(draft, "tasks"), f"{tasks(draft)}parts/{part.pk}/"):
        assert colleague.get(path).status_code == 404
    assert client.post(f"{tasks(draft)}parts/", {"colleague": str(tom.pk), "steps": "start"}).status_code == 302
    assert Part.objects.count() == 2


def test_one_colleague_cannot_touch_the_part_of_another(
    client: Client, colleague: Client, draft: Draft, tom: User, owen: User
) -> None:
    theirs = asked(client, draft, owen, "start")
    assert colleague.get(tasks(draft)).status_code == 404
    asked(client, draft, tom)
    assert colleague.get(f"{tasks(draft)}parts/{theirs.pk}/").status_code == 404
    assert press(colleague, draft, theirs, "done").status_code == 404
    other = make_draft(make_version(), tom)
    assert press(client, other, theirs, "end").status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        {"colleague": "0", "steps": "tasks"},
        {"colleague": "me", "steps": "tasks"},
        {"steps": "tasks"},
        {"colleague": "tom"},
        {"colleague": "tom", "steps": "elsewhere"},
        {"colleague": "tom", "steps": "tasks", "due_day": "1", "due_month": "2", "due_year": "2020"},
        {"colleague": "tom", "steps": "tasks", "due_day": "31"},
        {"colleague": "tom", "steps": "tasks", "message": "x" * 3000},
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_message(
    client: Client, draft: Draft, tom: User, lena: User, sent: dict[str, str]
) -> None:
    keys = {"tom": str(tom.pk), "me": str(lena.pk)}
    response = client.post(f"{tasks(draft)}parts/", {**sent, "colleague": keys.get(sent.get("colleague", ""), "0")}
                           if "colleague" in sent else sent)  # fmt: skip
    assert response.status_code == 422 and "There is a problem" in response.content.decode()
    assert not Part.objects.exists()


def test_an_open_part_past_its_day_is_overdue(client: Client, draft: Draft, tom: User) -> None:
    part = asked(client, draft, tom)
    Part.objects.filter(pk=part.pk).update(due=timezone.localdate() - timedelta(days=1))
    assert "Overdue" in client.get(tasks(draft)).content.decode()
    Part.objects.filter(pk=part.pk).update(done_at=NOW)
    assert "Overdue" not in client.get(tasks(draft)).content.decode()


def test_a_colleague_never_sees_a_restricted_question(
    client: Client, colleague: Client, lena: User, tom: User, host: Network
) -> None:
    spec, texts = walk()
    start, *others = spec.steps
    place, why, when, dog = start.questions
    why, when, dog = replace(why, restricted=True), replace(when, roles=("guide",)), replace(dog, roles=("walker",))
    start = replace(start, questions=(place, why, when, dog))
    draft = make_draft(make_version(replace(spec, steps=(start, *others)), texts), lena)
    post(client, draft, "start", {"place": "The wood", "why": "QZXSECRET", "dog": "yes"})
    Remark.objects.create(draft=draft, step="start", question="why", text="QZXREMARK", by=lena, written_at=NOW)
    asked(client, draft, tom, "start")
    for path in (page(draft, "start"), tasks(draft), f"{tasks(draft)}steps/start/remarks/"):
        html = colleague.get(path).content.decode()
        assert "QZX" not in html and "Why there" not in html and "First walk" not in html, path
    assert "Is there a dog?" in colleague.get(page(draft, "start")).content.decode()
    saved = post(colleague, draft, "start", {"place": "The hill", "why": "mine", "dog": "no"})
    assert saved.status_code == 302
    assert DraftStep.objects.get().answers == {"place": "The hill", "why": "QZXSECRET", "dog": False}
    posted = {"question": "why", "text": "Tell me"}
    assert colleague.post(f"{tasks(draft)}steps/start/remarks/", posted).status_code == 422
    secret = Remark.objects.get()
    assert colleague.post(f"{tasks(draft)}steps/start/remarks/", {"settle": str(secret.pk)}).status_code == 404


def test_remarks_are_read_written_and_settled_by_both(
    client: Client, colleague: Client, draft: Draft, tom: User
) -> None:
    asked(client, draft, tom)
    remarks = f"{tasks(draft)}steps/tasks/remarks/"
    assert colleague.post(remarks, {"question": "actions", "text": ""}).status_code == 422
    assert colleague.post(remarks, {"question": "place", "text": "Where?"}).status_code == 422
    assert colleague.post(remarks, {"question": "actions", "text": "Who buys it?"}).status_code == 302
    for path in (page(draft, "tasks"), remarks):
        html = client.get(path).content.decode()
        assert "Who buys it?" in html and "tom.bell" in html, path
    assert "Open remarks" in client.get(tasks(draft)).content.decode()
    one = Remark.objects.get()
    for key in ("x", "9" * 30, str(one.pk + 1)):
        assert client.post(remarks, {"settle": key}).status_code == 404
    assert client.post(remarks, {"settle": str(one.pk)}).status_code == 302
    assert "Who buys it?" not in client.get(page(draft, "tasks")).content.decode()
    assert "Settled remarks" in colleague.get(remarks).content.decode()
    elsewhere = f"{tasks(draft)}steps/start/remarks/"
    assert client.post(elsewhere, {"settle": str(one.pk)}).status_code == 404


def test_a_host_without_colleagues_has_none_of_it(monkeypatch: pytest.MonkeyPatch, client: Client, lena: User) -> None:
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(FakeHost()))
    draft = make_draft(make_version(), lena)
    assert "parts/" not in client.get(tasks(draft)).content.decode()
    assert "remarks/" not in client.get(page(draft, "start")).content.decode()
    for path in ("parts/", "steps/start/remarks/"):
        assert client.get(f"{tasks(draft)}{path}").status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_costs_do_not_grow_with_parts_or_remarks(
    client: Client, colleague: Client, draft: Draft, tom: User, owen: User, lena: User, many: int,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    part = asked(client, draft, tom)
    people = [tom, owen, lena]
    Part.objects.bulk_create(
        Part(draft=draft, steps=["tasks"], asked=people[n % 2], asked_by=lena, asked_at=NOW) for n in range(many)
    )
    Remark.objects.bulk_create(
        Remark(draft=draft, step="tasks", question="actions", text="Why?", by=people[n % 3], written_at=NOW)
        for n in range(many)
    )
    post(client, draft, "tasks", {})
    for one in (client, colleague):
        for name, path in (("tasks", tasks(draft)), ("step", page(draft, "tasks")),
                           ("part", f"{tasks(draft)}parts/{part.pk}/"),
                           ("remarks", f"{tasks(draft)}steps/tasks/remarks/")):  # fmt: skip
            with django_assert_max_num_queries(BUDGETS[name]):
                assert one.get(path).status_code == 200
