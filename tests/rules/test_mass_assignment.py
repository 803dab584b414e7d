"""Nothing is taken that a form does not name (T31): every form of every address is sent twice, as its page offers it
and with a value for every field of every model besides, and leaves the same behind.

The addresses come from the URL table, so a new form joins by itself. What the CMS takes are its panels
(tests/screens/content/test_editor_fields.py), what the API takes is in its schema
(tests/screens/api/test_mass_assignment.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from django.apps import apps
from django.core.cache import cache
from django.db import connection, models, transaction
from django.test import Client
from django.utils import timezone

from forms.selectors import form_of
from portal.intake.services import start_plan
from tests.cast import Cast, account, sign_in
from tests.dialogue import answered, first_part
from tests.forms import plan_form
from tests.plans import NOW, let_speak, make_plan, release_to, word

from .addresses import OBJECTS, OWN, PUBLIC, addresses, path_of

CANARY = "QZXMASS"
OUR_APPS = ("portal.", "forms", "content")
KEPT = ("portal.", "forms", "django.contrib.auth", "allauth.account", "allauth.mfa", "guardian")
ACTORS = ("lena", "dana", "ada", "tom")  # a lead, a parent, a child's advocate, a colleague
# What differs each time whatever was sent: ciphers, seals over keys that are new each time; the chain of the audit.
CIPHERS = {"sealed", "token_hash", "code_hash", "content_hash", "file", "password", "last_login", "data"}
UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
FEWEST_CHANGING = 15  # forms that changed something: else nothing was proved
SAMPLES = {"day": "3", "month": "3", "year": "2026", "email": "name@example.org", "number": "1"}
COMING = re.compile(r"(review|until).*year$")


@dataclass(frozen=True)
class Sendable:
    """A form as its page offers it: where it goes, the names it has, and what somebody sends by it."""

    page: str
    action: str
    names: frozenset[str]
    data: Mapping[str, list[str]] = field(hash=False)


def forms_of(page: str, html: bytes) -> Iterator[Sendable]:
    """Every form of a page that is sent by POST, once for each of its named buttons."""
    soup = BeautifulSoup(html, "html.parser")
    for form in soup.find_all("form", method=re.compile("post", re.IGNORECASE)):
        controls = [one for one in form.find_all(["input", "textarea", "select", "button"]) if one.get("name")]
        buttons: list[Tag | None] = [one for one in controls if one.name == "button"]
        names = frozenset(str(one["name"]) for one in controls)
        filled = filled_in([one for one in controls if one.name != "button"])
        for button in buttons[:4] or [None]:
            pressed = {str(button["name"]): [str(button.get("value", ""))]} if button is not None else {}
            yield Sendable(
                page, urljoin(page, str(form.get("action") or page)).partition("#")[0], names, filled | pressed
            )


def filled_in(controls: list[Tag]) -> dict[str, list[str]]:
    """What somebody in a hurry sends: the first of every choice, words in every empty box."""
    found: dict[str, list[str]] = {}
    for one in controls:
        name, kind = str(one["name"]), str(one.get("type", one.name))
        if kind == "file" or (kind in ("radio", "checkbox") and name in found):
            continue
        if one.name == "select":
            values = [str(option.get("value", "")) for option in one.find_all("option")]
            found[name] = [next((value for value in values if value), "")]
        else:
            part = re.split(r"[_-]", name)[-1]
            known = str(one.get("value") or one.text).strip()
            sample = "2030" if COMING.search(name) else SAMPLES.get(part) or SAMPLES.get(kind)
            found[name] = [known or sample or "Some words"]
    return found


def unexpected(form: Sendable) -> dict[str, str]:
    """A value for every field of every model, by each of its names, and below each prefix the form itself uses; but for
    what the form names."""
    prefixes = {"", *(name.rpartition("-")[0] + "-" for name in sorted(form.names) if "-" in name)}
    found: dict[str, str] = {}
    for model in ours():
        for one in model._meta.concrete_fields:
            for prefix in sorted(prefixes)[:3]:  # more than 2,000 fields nobody may send
                found |= {f"{prefix}{name}": value_of(one) for name in (one.name, one.attname)}
    return {name: value for name, value in found.items() if name not in form.names}


def ours(whose: tuple[str, ...] = OUR_APPS) -> list[type[models.Model]]:
    return [one for one in apps.get_models() if one.__module__.startswith(whose) and one._meta.managed]


def value_of(one: models.Field[Any, Any]) -> str:
    """Something this field would take."""
    if one.related_model is not None:
        target = one.related_model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
        return str(target or "1")
    if isinstance(one, models.BooleanField):
        return "on"
    if one.choices:
        return str(list(one.flatchoices)[-1][0])
    if isinstance(one, models.DateTimeField | models.DateField):
        return "2031-05-05"
    if isinstance(one, models.UUIDField):
        return "99999999-9999-4999-8999-999999999999"
    return "99" if isinstance(one, models.IntegerField) else CANARY


def kept(known: frozenset[str]) -> dict[str, list[str]]:
    """Every row of every table that is ours or says who somebody is, without what is new each time."""
    found = {}
    for model in ours(KEPT):
        if model._meta.app_label == "audit":
            continue
        columns = [
            one.attname
            for one in model._meta.concrete_fields
            if one.name not in CIPHERS and not isinstance(one, models.AutoField)
        ]
        rows = (repr(row) for row in model._base_manager.values_list(*columns))
        found[model._meta.label] = sorted(UUID.sub(lambda m: m[0] if m[0] in known else "new", row) for row in rows)
    return found


def everything_known() -> frozenset[str]:
    """Every key that stands anywhere."""
    rows = (row for model in ours(KEPT) for row in model._base_manager.values_list())
    return frozenset(found for row in rows for found in UUID.findall(repr(row)))


def send(client: Client, form: Sendable, extra: Mapping[str, str], known: frozenset[str]) -> tuple[Any, ...]:
    """What is there after sending, and what was answered; then all of it is undone."""
    cookies = deepcopy(client.cookies)
    cache.clear()
    with transaction.atomic():
        response = client.post(form.action, {**extra, **form.data})
        rows = {} if connection.needs_rollback else kept(known)  # the former: refused in the middle of what it wrote
        transaction.set_rollback(True)
    client.cookies = cookies
    answered = UUID.sub("new", response.headers.get("Location", ""))
    return rows, response.status_code, answered


@pytest.fixture
def objects(cast: Cast) -> dict[str, object]:
    """What the addresses of one family name: all of it is there."""
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.joan, cast.tom])
    word(plan, cast.lena)
    let_speak(cast.robin, cast.ada, cast.robin.person, cast.lena)
    for person in (cast.dana, cast.ada):
        release_to(plan, person, cast.lena)
    answered(plan, cast.dana, now=NOW)
    plan_form(cast.pat)
    draft = start_plan(child=cast.robin, by=account(cast.lena), now=NOW)
    section, entry = first_part(plan, cast.dana)
    return {
        "plan": plan.pk, "child": cast.robin.pk, "person": cast.piotr.pk, "number": 1, "audience": "family",
        "language": "pl", "draft": draft.pk, "step": form_of(draft.version_id).spec.steps[0].id, "section": section,
        "entry": entry,
    }  # fmt: skip


def sendables(clients: Mapping[str, Client], objects: Mapping[str, object]) -> Iterator[tuple[str, Sendable]]:
    """(who, form): each form of each address once for whoever finds it first."""
    seen: set[tuple[str, frozenset[str], tuple[str, ...]]] = set()
    for address in addresses():
        if address.is_regex or address.route not in OBJECTS | OWN | PUBLIC or address.route.startswith("api/"):
            continue
        for name, client in clients.items():
            path = path_of(address, objects)
            cookies = deepcopy(client.cookies)
            with transaction.atomic():  # some end the session by GET
                answer = client.get(path)
                transaction.set_rollback(True)
            client.cookies = cookies
            if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
                continue
            for form in forms_of(path, answer.content):
                key = (UUID.sub("", form.action), frozenset(UUID.sub("", one) for one in form.names), tuple(form.data))
                if key not in seen:
                    seen.add(key)
                    yield name, form


@pytest.mark.django_db
def test_no_form_takes_what_it_does_not_name(
    cast: Cast, objects: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    clients = {name: Client(raise_request_exception=False) for name in ACTORS}
    for name, client in clients.items():
        sign_in(client, getattr(cast, name))
    found = list(sendables(clients, objects))
    known = everything_known()
    before = kept(known)
    taken, changing = [], set()
    for name, form in found:
        plain = send(clients[name], form, {}, known)
        more = send(clients[name], form, unexpected(form), known)
        if plain[0] not in ({}, before):
            changing.add((UUID.sub("", form.action), form.names))
        if plain != more or CANARY in str(more[0]):
            tables = [table for table, rows in more[0].items() if plain[0].get(table) != rows]
            taken.append(
                f"{name} {form.page} → {form.action} {sorted(form.names)[:8]}: {plain[1:]} {more[1:]} {tables}"
            )
    assert not taken, "\n".join(taken)
    assert len(changing) >= FEWEST_CHANGING, sorted(action for action, _ in changing)


def test_no_form_of_ours_takes_all_fields_of_a_model() -> None:
    everywhere = re.compile(r"""^\s*(fields\s*=\s*(forms\.ALL_FIELDS|["']__all__["'])|exclude\s*=)""", re.MULTILINE)
    root = Path(__file__).parents[2]
    sources = [path for name in ("portal", "forms", "content") for path in (root / name).rglob("*.py")]
    assert len(sources) > 300
    assert [str(path) for path in sources if everywhere.search(path.read_text("utf-8"))] == []
