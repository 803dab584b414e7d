"""Reading about people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from . import rules
from .enums import AccountKind, ContactKind, Relation
from .models import Child, Person, Portrait, SafeContact, User
from .sealing import opened


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in a child's network and who they are to the child; `relation` is a `Relation` or "child"."""

    person: Person
    relation: str
    parental_responsibility: bool = False

    @property
    def is_family(self) -> bool:
        return self.relation not in (Relation.PRACTITIONER, Relation.ADVOCATE)


def network(child: Child) -> list[Known]:
    """Everybody a plan of this child may name: the child, family, advocate, practitioners. One query.

    The child comes first; the others follow by relation and name.
    """
    rows = child.relationships.select_related("person__user").order_by(
        "relation", "person__family_name", "person__given_name"
    )
    known = [Known(row.person, row.relation, row.parental_responsibility) for row in rows]
    return [Known(child.person, "child"), *known]


def brothers_and_sisters(child: Child) -> list[Child]:
    """Other children who share a mother or father with this child."""
    parents = child.relationships.filter(relation__in=[Relation.MOTHER, Relation.FATHER]).values("person_id")
    others = Child.objects.filter(relationships__person__in=parents).exclude(pk=child.pk)
    return list(others.select_related("person").distinct().order_by("person__born_on"))


def managers(*, beside: User) -> QuerySet[Person]:
    """Whom to offer as having authorised what `beside` decides: those who can, of the same agency where `beside` has
    one (R-004-08). By name."""
    found = _others(beside)
    agency = getattr(getattr(beside, "person", None), "agency", "")
    if agency:
        found = found.filter(agency=agency)
    return found.order_by("family_name", "given_name", "pk")


def can_authorise(person: Person, *, beside: User) -> bool:
    """Whether this is another practitioner with an open account: no family member, and nobody on their own."""
    return _others(beside).filter(pk=person.pk).exists()


def _others(beside: User) -> QuerySet[Person]:
    return Person.objects.filter(user__kind=AccountKind.PRACTITIONER, user__is_active=True).exclude(user=beside)


def safe_address(person: Person, *, today: date) -> str | None:
    """The e-mail address at which this person can be written to, or None: none is known, it is not safe, nobody has
    asked again for 90 days, or the account is closed or frozen (T10, R-X-09). Then somebody has to tell them."""
    if person.user_id is not None and not person.user.is_active:  # type: ignore[union-attr]
        return None
    contact = person.contacts.filter(kind=ContactKind.EMAIL, ended_at__isnull=True).first()
    return opened(contact.sealed) if contact and usable(contact, today) else None


def usable(contact: SafeContact, today: date) -> bool:
    """Whether this contact may be used today."""
    asked = {"is_safe": contact.is_safe, "confirmed_on": contact.confirmed_on}
    return contact.ended_at is None and rules.is_current(**asked, today=today)  # type: ignore[arg-type]


def contacts_of(people: Iterable[UUID]) -> dict[UUID, list[SafeContact]]:
    """The standing contacts of these people, by person; one query."""
    found: dict[UUID, list[SafeContact]] = {}
    for contact in SafeContact.objects.filter(person_id__in=list(people), ended_at__isnull=True).order_by("kind"):
        found.setdefault(contact.person_id, []).append(contact)
    return found


def is_young(person: Person, today: date) -> bool:
    """Whether this is a child of ours, or somebody who is not 18 yet."""
    if Child.objects.filter(person=person).exists():
        return True
    return person.born_on is not None and eighteenth(person.born_on) > today


def eighteenth(born_on: date) -> date:
    """The day on which somebody is 18; 28 February for who was born on the 29th."""
    day = 28 if (born_on.month, born_on.day) == (2, 29) else born_on.day
    return born_on.replace(year=born_on.year + 18, day=day)


def used_by_adults(person: Person, kind: str, value: str, today: date) -> bool:
    """Whether an adult around a child whom this person is, or is near to, can be reached at the same contact.

    Every contact ever given is compared: an adult's mailbox is theirs also when they named a newer one.
    """
    around = Child.objects.filter(relationships__person=person) | Child.objects.filter(person=person)
    cases = around.distinct().values("pk")
    others = Person.objects.filter(relationships__child__in=cases).exclude(pk=person.pk).distinct()
    adults = [one for one in others.select_related("user").prefetch_related("contacts") if not _young(one, today)]
    wanted = rules.normal(kind, value)
    return any(wanted == rules.normal(kind, known) for one in adults for known in _reached_at(one, kind))


def _young(person: Person, today: date) -> bool:
    return person.born_on is not None and eighteenth(person.born_on) > today


def _reached_at(person: Person, kind: str) -> list[str]:
    found = [opened(contact.sealed) for contact in person.contacts.all() if contact.kind == kind]
    if kind == ContactKind.PHONE and person.phone:
        found.append(person.phone)
    if kind == ContactKind.EMAIL and person.user is not None and person.user.email:
        found.append(person.user.email)
    return found


def portrait_of(person: UUID) -> str:
    """This practitioner's own picture as a data: address, so that nobody can ask for it by another; "" for none. One
    query."""
    found = Portrait.objects.filter(person=person).values_list("sealed", flat=True).first()
    return f"data:image/jpeg;base64,{opened(found)}" if found else ""
