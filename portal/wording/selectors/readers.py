"""Who reads a plan, and as what."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from portal.people.enums import Format, Relation
from portal.people.models import Advocacy, Person
from portal.people.selectors import Known, network
from portal.plans.models import Plan, WithheldItem
from portal.plans.rules import item_id
from portal.procedures.enums import Level

from .. import levels
from ..enums import Audience, Outdated
from ..models import ReadingChoice
from ..rules import Reader
from ..sections import OF_CONCERN, PEOPLE


def audience_of(known: Known) -> Audience:
    """Whose words somebody reads: the child and the child's advocate the child's, everybody else the family's."""
    return Audience.CHILD if known.relation in ("child", Relation.ADVOCATE) else Audience.FAMILY


def readers(plan: Plan) -> list[Known]:
    """Everybody of the child's network a plan can be released to: the child, family, the advocate; no practitioner."""
    return [known for known in network(plan.child) if known.relation != Relation.PRACTITIONER]


def reader(plan: Plan, person_id: UUID) -> Known:
    """One of `readers`; Http404 for anybody else."""
    for known in readers(plan):
        if known.person.pk == person_id:
            return known
    raise Http404


def as_reader(plan: Plan, known: Known, today: date) -> Reader:
    """The person as the builder needs them: at the level that the lead chose, else the one their age proposes."""
    whose = spoken_for(plan, known, today)
    person, both = known.person, {known.person.pk, whose.person.pk}
    audience = audience_of(whose)
    choice = _choice(plan, (known.person.pk, whose.person.pk))
    level = levels.proposed(whose.person.born_on, today, audience, person.format)
    if choice and choice.level in levels.fitting(audience):
        level = Level(choice.level)
    return Reader(
        id=str(whose.person.pk),
        name=str(person),
        audience=levels.audience_at(level, audience).value,
        language=person.language,
        format=Format.EASY_READ.value if level == Level.PARENT_EASY else person.format,
        level=level.value,
        withheld=withheld_items(plan, both),
        outdated=choice.outdated if choice else Outdated.TRANSLATION.value,
        advocates=_advocates(plan, whose, today, but=person.pk),
    )


def _advocates(plan: Plan, whose: Known, today: date, *, but: UUID) -> tuple[str, ...]:
    """Who speaks for this person today; an advocate needs no telling that it is they."""
    found = plan.child.advocacies.filter(
        speaks_for=whose.person, since__lte=today, until__gte=today, ended_at__isnull=True
    ).exclude(advocate=but)
    return tuple(str(pk) for pk in found.order_by("pk").values_list("advocate", flat=True))


def spoken_for(plan: Plan, known: Known, today: date) -> Known:
    """Whose version this person reads: an advocate that of the one they speak for by the standing agreement (R-004-17),
    the child's where there is none; everybody else their own. On which days they read it is the grant's business: what
    is made for them before the first day must be the right one."""
    if known.relation != Relation.ADVOCATE:
        return known
    child = plan.child
    named = child.advocacies.filter(advocate=known.person, ended_at__isnull=True)
    whose = named.values_list("speaks_for", flat=True).first() or child.person_id
    return next((one for one in network(child) if one.person.pk == whose), Known(child.person, "child"))


def _choice(plan: Plan, people: tuple[UUID, UUID]) -> ReadingChoice | None:
    found = {one.person_id: one for one in plan.reading_choices.filter(person__in=people)}
    return next((found[pk] for pk in people if pk in found), None)


def withheld_items(plan: Plan, people: Iterable[UUID]) -> frozenset[str]:
    """Ids of the items kept from any of these people now. Who must not know a concern learns nothing that it rests
    on or leads to."""
    return _kept(Q(withholding__plan=plan, withholding__person__in=people))


def withheld_from(user: Any) -> frozenset[str]:
    """Ids of the items of any plan kept now from this user, or from whom they speak for. One query."""
    speaks_for = Advocacy.objects.filter(advocate__user=user.pk, ended_at__isnull=True).values("speaks_for")
    return _kept(Q(withholding__person__user=user.pk) | Q(withholding__person__in=speaks_for))


def _kept(whose: Q) -> frozenset[str]:
    rows = WithheldItem.objects.filter(whose, withholding__ended_at__isnull=True).values_list(
        "item_id", "item__plan", "item__capture", "item__row"
    )
    found = set()
    for pk, plan, capture, row in rows:
        found.add(str(pk))
        if capture == "concern":
            found |= {str(item_id(plan, one, row)) for one in OF_CONCERN}
    return frozenset(found)


def unnamed(plan: Plan, user: Any) -> frozenset[str]:
    """Person ids of those whom any version of the plan named as lead or of the core group in a restricted answer, or in
    an item kept from this user: nowhere is this user told of them. Four queries."""
    people = Person.objects.filter(user=user.pk).values_list("pk", flat=True)
    speaks_for = plan.child.advocacies.filter(advocate__in=people, ended_at__isnull=True)
    kept = withheld_items(plan, [*people, *speaks_for.values_list("speaks_for", flat=True)])
    return frozenset(
        str(who.get("value"))
        for content in plan.versions.values_list("content", flat=True)
        for item in content["items"]
        if item["capture"] in PEOPLE and (who := item["fields"].get("who") or {})
        if who.get("restricted") or item["id"] in kept
    )
