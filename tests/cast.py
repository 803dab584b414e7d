"""The people every test knows. Nobody is real.

Greens (England): child Robin with a sibling Wren who has a plan of their own; mum Dana, dad Piotr (reads Polish),
grandparent Joan, advocate Ada Cole. Shahs (England): child Sami, mum Amina (reads Urdu), step-parent Karl Moss.
Rees (Wales): young person Cai with an account (reads Welsh), mum Nia. Lena Hart leads Greens and Shahs, Owen Pugh
leads Rees; Tom Bell is the Greens' colleague from school, Mira Dunn a manager of other teams,
Mair Lloyd the team manager of both leads, Pat Quill a policy editor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory
from django.utils import timezone

from portal.access import grants
from portal.people.enums import AccountKind, Relation
from portal.people.models import Allocation, Child, Person, Relationship, User
from portal.procedures.models import Jurisdiction, Timescale

PASSWORD = "only-invented-people-here"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SINCE = date(2026, 1, 5)


@dataclass(frozen=True)
class Cast:
    """Children are `Child`, Pat is a `User` with no person, everybody else a `Person` with a sign-in.

    Piotr, Joan, Ada and Karl have sign-ins too: what keeps them out or lets them in is the plan, not the account.
    """

    robin: Child
    wren: Child
    sami: Child
    cai: Child
    dana: Person
    piotr: Person
    joan: Person
    ada: Person
    amina: Person
    karl: Person
    nia: Person
    lena: Person
    owen: Person
    tom: Person
    mira: Person
    mair: Person
    pat: User


def make_user(username: str, kind: AccountKind) -> User:
    """A sign-in with `PASSWORD`; staff also get the second factor `TOTP_SECRET`."""
    user = User.objects.create_user(username=username, password=PASSWORD, kind=kind)
    if user.needs_second_factor:
        TOTP.activate(user, TOTP_SECRET)
    return user


def make_person(
    given: str, family: str, kind: AccountKind | None = AccountKind.FAMILY, language: str = "en", **fields: object
) -> Person:
    """A person, with a sign-in "given.family" unless `kind` is None."""
    user = make_user(f"{given}.{family}".lower(), kind) if kind else None
    return Person.objects.create(given_name=given, family_name=family, user=user, language=language, **fields)


def make_child(
    given: str,
    family: str,
    born_on: date,
    jurisdiction: str = "england",
    kind: AccountKind | None = None,
    language: str = "en",
) -> Child:
    """A child of a local procedure; pass `kind` for a young person who signs in."""
    person = make_person(given, family, kind, language, born_on=born_on)
    return Child.objects.create(person=person, jurisdiction=jurisdiction)


def relate(child: Child, person: Person, relation: Relation, *, responsible: bool = False) -> None:
    """Say who somebody is to the child."""
    Relationship.objects.create(child=child, person=person, relation=relation, parental_responsibility=responsible)


def allocate(child: Child, worker: Person, manager: Person | None = None) -> None:
    """Make the worker the child's lead since `SINCE`, under this team manager."""
    Allocation.objects.create(child=child, worker=worker, manager=manager, since=SINCE)
    grants.refresh(child)


def make_jurisdictions() -> None:
    """England, Wales and Guernsey with the timescales all three share."""
    figures = {"first_core_group": (10, "working_days"), "next_core_group": (6, "weeks"), "first_review": (3, "months")}
    for key, calendar in (("england", "GB-ENG"), ("wales", "GB-WLS"), ("guernsey", "GG")):
        made, _ = Jurisdiction.objects.get_or_create(key=key, defaults={"name": key.title(), "calendar": calendar})
        for name, (count, unit) in figures.items():
            Timescale.objects.get_or_create(jurisdiction=made, key=name, defaults={"count": count, "unit": unit})


def make_cast() -> Cast:
    """Put everybody into the database, allocated and related; no plan yet (see tests/plans.py)."""
    make_jurisdictions()
    practitioner = AccountKind.PRACTITIONER
    pat = make_user("pat.quill", AccountKind.POLICY)
    editors = Group.objects.filter(name="Publishers").first()
    if editors:
        pat.groups.add(editors)
    cast = Cast(
        robin=make_child("Robin", "Green", date(2014, 3, 9)),
        wren=make_child("Wren", "Green", date(2018, 11, 30)),
        sami=make_child("Sami", "Shah", date(2016, 6, 21)),
        cai=make_child("Cai", "Rees", date(2010, 2, 17), "wales", AccountKind.FAMILY, "cy"),
        dana=make_person("Dana", "Green"),
        piotr=make_person("Piotr", "Green", language="pl"),
        joan=make_person("Joan", "Green"),
        ada=make_person("Ada", "Cole", agency="Advocacy service"),
        amina=make_person("Amina", "Shah", language="ur", interpreter_language="ur"),
        karl=make_person("Karl", "Moss"),
        nia=make_person("Nia", "Rees"),
        lena=make_person(
            "Lena", "Hart", practitioner, phone="01632 960101", job_title="Social worker", agency="Children's services"
        ),
        owen=make_person("Owen", "Pugh", practitioner, job_title="Social worker", agency="Children's services"),
        tom=make_person("Tom", "Bell", practitioner, job_title="Head of year", agency="School"),
        mira=make_person("Mira", "Dunn", practitioner, job_title="Team manager", agency="Children's services"),
        mair=make_person("Mair", "Lloyd", practitioner, job_title="Team manager", agency="Children's services"),
        pat=pat,
    )
    _relate_everybody(cast)
    for child, worker in ((cast.robin, cast.lena), (cast.wren, cast.lena), (cast.sami, cast.lena)):
        allocate(child, worker, cast.mair)
    allocate(cast.cai, cast.owen, cast.mair)
    return cast


def _relate_everybody(cast: Cast) -> None:
    for child in (cast.robin, cast.wren):
        relate(child, cast.dana, Relation.MOTHER, responsible=True)
        relate(child, cast.piotr, Relation.FATHER, responsible=True)
        relate(child, cast.joan, Relation.GRANDPARENT)
        relate(child, cast.tom, Relation.PRACTITIONER)
    relate(cast.robin, cast.wren.person, Relation.SIBLING)
    relate(cast.wren, cast.robin.person, Relation.SIBLING)
    relate(cast.robin, cast.ada, Relation.ADVOCATE)
    relate(cast.sami, cast.amina, Relation.MOTHER, responsible=True)
    relate(cast.sami, cast.karl, Relation.STEP_PARENT)
    relate(cast.cai, cast.nia, Relation.MOTHER, responsible=True)
    for child, lead in ((cast.robin, cast.lena), (cast.wren, cast.lena), (cast.sami, cast.lena), (cast.cai, cast.owen)):
        relate(child, lead, Relation.PRACTITIONER)


def account(who: Person | Child | User) -> User:
    """The sign-in of anybody of the cast; raises ValueError for those who have none."""
    if isinstance(who, User):
        return who
    user = (who.person if isinstance(who, Child) else who).user
    if user is None:
        raise ValueError(f"{who} has no sign-in")
    return user


def sign_in(client: Client, who: Person | Child | User, *, told: bool = True) -> Client:
    """Give the client a session of this person as allauth leaves it, with the second factor where they have one.

    `told`: they have read what leaving quickly does, as everybody does before the first page of a plan.
    """
    user = account(who)
    client.force_login(user, backend="portal.accounts.backends.Backend")
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, method="password", username=user.username)
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        record_authentication(request, user, method="mfa", type=Authenticator.Type.TOTP)
    request.session.save()
    if told and user.told_at is None:
        user.told_at = timezone.now()
        user.save(update_fields=["told_at"])
    return client
