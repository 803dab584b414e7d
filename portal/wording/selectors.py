"""Collecting what a Reading is built from, and finding the one a person may read."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import translation

from portal.access import grants
from portal.access.actions import Action
from portal.access.compiled import Compiled
from portal.people.enums import Relation
from portal.people.selectors import Known, network
from portal.plans.models import Plan, PlanVersion
from portal.plans.rules import without_restricted
from portal.plans.selectors import latest_version
from portal.procedures.selectors import procedure

from .enums import Audience
from .models import Release, Wording
from .reading import Text
from .rules import Named, Reader, Source, Words


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


def as_reader(known: Known) -> Reader:
    """The person as the builder needs them."""
    person = known.person
    audience = audience_of(known)
    level = "from_12" if audience == Audience.CHILD else "parent"
    return Reader(str(person.pk), str(person), audience, person.language, person.format, level)


def source(plan: Plan, language: str, version: PlanVersion | None = None) -> Source:
    """What a Reading of this plan in this language is built from; the queries do not grow with the items."""
    version = version or latest_version(plan)
    local = procedure(plan.jurisdiction, language)
    content = without_restricted(version.content)  # no restricted answer gets any nearer to a Reading than here
    lead = next((i for i in content["items"] if i["capture"] == "lead"), None)
    return Source(
        term=Text(local.terms.get("plan", ""), local.terms_language),
        child=plan.child.person.given_name,
        number=version.number,
        agreed_on=version.agreed_on,
        language=content["language"],
        items=tuple(content["items"]),
        words=_words(plan, {content["language"], language}),
        people=_people(plan, language),
        duty_phone=local.duty_phone,
        lead=str(lead["fields"].get("who", {}).get("value") or "") if lead else "",
    )


def _people(plan: Plan, language: str) -> dict[str, Named]:
    with translation.override(language):
        return {str(known.person.pk): _named(known) for known in network(plan.child)}


def _named(known: Known) -> Named:
    person = known.person
    role = person.job_title or (str(Relation(known.relation).label) if known.relation in Relation else "")
    # A family member's number is not ours to pass on.
    return Named(str(person), role, "" if known.is_family else person.phone, is_kin=known.is_family)


def _words(plan: Plan, languages: Iterable[str]) -> dict[tuple[str, str, str], Words]:
    rows = Wording.objects.filter(item__plan=plan, language__in=languages)
    return {
        (str(w.item_id), w.audience, w.language): Words(
            w.text, w.source_hash, not w.is_translation or w.checked_by_id is not None
        )
        for w in rows
    }


def _readable(user: Any) -> QuerySet[Release]:
    """What this user may read now: given to their person, not taken back, and the grant still there."""
    return Release.objects.filter(
        grants.held(user, Action.READ_PLAN, "plan"), person__user_id=user.pk, reading__isnull=False
    )


@cache
def _given(fields: tuple[str, ...]) -> Compiled:
    return Compiled(lambda user, plan_id: _readable(user).filter(plan_id=plan_id).values_list(*fields))


def given_to(user: Any, plan_id: UUID, *fields: str) -> tuple[Any, ...]:
    """These fields of the release of a plan to this user; Http404 in every other case alike.

    The grant is asked for at every request; the Reading is the frozen one.
    """
    found = _given(fields).rows(user, plan_id)
    if not found:
        raise Http404
    return found[0]


def releases_of(user: Any) -> list[Release]:
    """What this user may read, with the Reading of each; one query."""
    return list(_readable(user).select_related("reading").order_by("plan__started_on", "pk"))
