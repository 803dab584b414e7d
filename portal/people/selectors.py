"""Reading about people."""

from dataclasses import dataclass

from django.db.models import QuerySet

from .enums import AccountKind, Relation
from .models import Child, Person, User


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


def safe_address(person: Person) -> str | None:
    """The e-mail address that this person said is safe to write to, confirmed; None when there is none. What an
    account carries is not it: others may read there (T10)."""
    return None
