"""Who is who to a child: what can be, what follows from a change, and that two changes at once are not both kept."""

import uuid

import pytest

from portal.access.editing import Conflict
from portal.audit.models import Entry
from portal.people.enums import ChangeReason, Format, Relation
from portal.people.exceptions import TieRefused
from portal.people.models import Child, Person, Relationship
from portal.people.rules import Tie, can_be, closes, same_name
from portal.people.services import Newcomer, change, relate, unrelate
from tests.cast import Cast, account
from tests.plans import NOW

AUNT = Newcomer(" Olwen ", " Green", "cy", Format.LARGE_PRINT)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (Tie("father", True), Tie("father"), True),
        (Tie("father", True), Tie("step_parent", True), False),
        (Tie("father", True), Tie("step_parent"), True),
        (Tie("grandparent"), Tie("grandparent", True), False),
        (Tie("grandparent"), Tie("other_family"), False),
        (Tie("grandparent"), Tie("advocate"), True),
        (Tie("advocate"), Tie("sibling"), True),
        (Tie("other_family"), Tie("practitioner"), True),
        (Tie("practitioner"), Tie("advocate"), True),
    ],
)
def test_what_somebody_was_given_is_closed_when_what_it_rested_on_ends(before: Tie, after: Tie, wanted: bool) -> None:
    assert closes(before, after) is wanted


def test_only_family_has_parental_responsibility() -> None:
    assert [one.value for one in Relation if not can_be(Tie(one, True))] == ["advocate", "practitioner"]
    assert all(can_be(Tie(one)) for one in Relation)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Joan Green", "joan  GREEN", True),
        ("Green Joan", "Joan Green", True),
        ("Zoë O'Neil", "Zoe O’Neil", True),
        ("Joan", "Joan Green", True),
        ("Joan Mary Green", "Joan Green", True),
        ("Joan Green", "Joanna Green", False),
        ("Dana Green", "Joan Green", False),
        ("", "Joan Green", False),
        ("سلمى", "سلمى خان", True),
    ],
)
def test_a_name_may_be_that_of_somebody_known(one: str, other: str, wanted: bool) -> None:
    assert same_name(one, other) is same_name(other, one) is wanted


def tie_to(child: Child, person: Person) -> Relationship:
    return Relationship.objects.get(child=child, person=person)


@pytest.mark.django_db
def test_somebody_new_comes_once_however_often_it_is_sent(cast: Cast) -> None:
    key, by = uuid.uuid4(), account(cast.lena)
    made = [relate(key=key, child=cast.robin, who=AUNT, tie=Tie("other_family"), by=by, now=NOW) for _ in range(2)]
    assert made[0] == made[1]
    person = Person.objects.get(given_name="Olwen")
    assert (str(person), person.language, person.format, person.user) == ("Olwen Green", "cy", "large_print", None)
    (entry,) = Entry.objects.filter(action="child.related")
    assert entry.about == f"person:{person.pk}" and "Olwen" not in str(entry.detail)
    # the same form about another child makes another person
    other = relate(key=key, child=cast.sami, who=AUNT, tie=Tie("other_family"), by=by, now=NOW)
    assert other.person != person


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "tie", "reason"),
    [
        ("robin", Tie("sibling"), "relation"),
        ("dana", Tie("grandparent"), "already"),
        ("karl", Tie("advocate", True), "parental_responsibility"),
    ],
)
def test_nobody_is_two_things_to_a_child(cast: Cast, who: str, tie: Tie, reason: str) -> None:
    person = cast.robin.person if who == "robin" else getattr(cast, who)
    before = cast.robin.relationships.count()
    with pytest.raises(TieRefused) as refused:
        relate(key=uuid.uuid4(), child=cast.robin, who=person, tie=tie, by=account(cast.lena), now=NOW)
    assert (refused.value.reason, cast.robin.relationships.count()) == (reason, before)


@pytest.mark.django_db
def test_of_two_changes_at_once_one_is_told(cast: Cast) -> None:
    by, seen = account(cast.lena), tie_to(cast.robin, cast.piotr)

    def turn(tie: Tie) -> None:
        change(relationship=seen, revision=0, tie=tie, why=ChangeReason.COURT, by=by, now=NOW)

    turn(Tie("father"))
    with pytest.raises(Conflict):
        turn(Tie("step_parent", True))
    turn(Tie("father"))  # the button pressed twice: it is so already
    with pytest.raises(Conflict):
        unrelate(relationship=seen, revision=0, by=by, now=NOW)
    standing = tie_to(cast.robin, cast.piotr)
    assert (standing.relation, standing.parental_responsibility, standing.closed_at) == ("father", False, NOW)
    (entry,) = Entry.objects.filter(action="child.relation_changed")
    assert entry.detail == {"relation": "father", "responsible": False, "was": "father", "had_responsibility": True,
                            "why": "court"}  # fmt: skip
    assert tie_to(cast.wren, cast.piotr).parental_responsibility, "a brother or sister has relations of their own"
    assert unrelate(relationship=standing, revision=1, by=by, now=NOW)
    assert not unrelate(relationship=standing, revision=1, by=by, now=NOW)
    with pytest.raises(Relationship.DoesNotExist):
        turn(Tie("father", True))
    assert Entry.objects.filter(action="child.unrelated").count() == 1
