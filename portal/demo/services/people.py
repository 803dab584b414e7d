"""Invented people, who they are to each other, and their ways in."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from portal.accounts.exceptions import NotADemo
from portal.accounts.services import accept, create_staff, enrol_totp, invite
from portal.people.enums import AccountKind, Relation
from portal.people.models import Child, Person, Relationship, User
from portal.people.services import advocate, allocate

from .. import rules, selectors
from .scene import Scene

PASSWORD = "plain-words-for-all"  # noqa: S105 - of people who do not exist; printed by `demo_people`
ARRIVED = -60  # days: when staff got their accounts and children their lead
SPEAKS_UNTIL = 180  # days: how long advocates speak for somebody

_FIELDS = {
    "given": "given_name", "family": "family_name", "born": "born_on", "language": "language", "format": "format",
    "interpreter": "interpreter_language", "job": "job_title", "agency": "agency", "phone": "phone",
    "registration": "registration_number",
}  # fmt: skip


def secret(account: str) -> str:
    """The secret (base32) of a demo person's authenticator app: known to everybody, the same in every load."""
    return base64.b32encode(hashlib.sha256(f"demo:{account}".encode()).digest()[:20]).decode()


def add_people(people: dict[str, Any], scene: Scene) -> None:
    """Make these people, without accounts."""
    for key, data in people.items():
        values = {_FIELDS[name]: value for name, value in data.items() if name in _FIELDS}
        scene.people[key] = Person.objects.create(pk=rules.person_id(key), **values)


def open_staff_accounts(people: dict[str, Any], scene: Scene) -> None:
    """An account with a second factor for each of these practitioners and translators who is to have one."""
    for key, data in people.items():
        if "account" in data:
            kind = AccountKind(data.get("kind", AccountKind.PRACTITIONER))
            _staff(data["account"], kind, scene, person=scene.people[key])


def open_policy_account(data: dict[str, Any], scene: Scene) -> User:
    """The account of a policy editor: it belongs to no person of any plan."""
    user = _staff(data["account"], AccountKind.POLICY, scene, person=None)
    user.first_name, user.last_name = data["name"].split(" ", 1)
    user.save(update_fields=["first_name", "last_name"])
    return user


def _staff(account: str, kind: AccountKind, scene: Scene, *, person: Person | None) -> User:
    user = create_staff(person=person, username=account, password=PASSWORD, kind=kind, now=scene.at(ARRIVED))
    enrol_totp(user, secret(account))
    return user


def open_family_accounts(people: dict[str, Any], lead: str, scene: Scene) -> None:
    """Accounts as families get them: an invitation, accepted."""
    for key, data in people.items():
        if "account" in data:
            invitation, _token, _code = invite(person=scene.people[key], by=scene.user(lead), now=scene.at(-6))
            accept(invitation_id=invitation.pk, username=data["account"], password=PASSWORD, now=scene.at(-6))
            scene.people[key].refresh_from_db()


@dataclass(frozen=True)
class Open:
    """An invitation in clear, as it can be shown once: `token` of the link, `code` to hand over."""

    name: str
    token: str
    code: str


@transaction.atomic
def open_invitation(*, now: datetime) -> Open | None:
    """A new invitation for the one person left without an account; earlier ones stop working.

    None when that person has accepted one. Raises NotADemo where people are real.
    """
    if not settings.DEMO:
        raise NotADemo
    person, lead = (selectors.demo_person(key) for key in selectors.invited())
    if person.user is not None or lead.user is None:
        return None
    _invitation, token, code = invite(person=person, by=lead.user, now=now)
    return Open(str(person), token, code)


def add_child(key: str, data: dict[str, Any], family: dict[str, Any], scene: Scene) -> Child:
    """The child with the network a plan may name, its lead and the lead's team manager."""
    child = Child.objects.create(person=scene.people[key], jurisdiction=family["jurisdiction"])
    rows = [(r["person"], r["relation"], r.get("responsibility", False)) for r in data["network"]]
    rows += [(sibling, Relation.SIBLING, False) for sibling in data.get("siblings", ())]
    Relationship.objects.bulk_create(
        Relationship(
            child=child, person=scene.people[person], relation=Relation(relation), parental_responsibility=responsible
        )
        for person, relation, responsible in rows
    )
    lead = scene.people[family["lead"]]
    manager = scene.people[family["manager"]] if "manager" in family else None
    allocate(child=child, worker=lead, manager=manager, by=None, today=scene.on(ARRIVED), now=scene.at(ARRIVED))
    for row in data["network"]:
        if row["relation"] == Relation.ADVOCATE:
            _let_speak(scene, child, scene.people[row["person"]], scene.people[row.get("for", key)], lead)
    return child


def _let_speak(scene: Scene, child: Child, advocate_: Person, speaks_for: Person, lead: Person) -> None:
    """An advocate speaks for somebody as the lead agreed; for the child, where the family's data names nobody."""
    if lead.user is None:
        raise ValueError("a lead has an account")
    advocate(
        child=child, advocate=advocate_, speaks_for=speaks_for, since=scene.on(ARRIVED), until=scene.on(SPEAKS_UNTIL),
        by=lead.user, now=scene.at(ARRIVED),
    )  # fmt: skip
