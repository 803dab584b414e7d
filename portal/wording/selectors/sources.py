"""Collecting what a plan's Readings are built from."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Subquery
from django.utils import timezone, translation
from django.utils.text import capfirst

from portal.people.enums import Relation
from portal.people.selectors import Known, network, portrait_of
from portal.plans.models import ChildInGroup, Plan, PlanVersion
from portal.plans.rules import without_restricted
from portal.plans.selectors import latest_version
from portal.procedures.selectors import Procedure, glossary, procedure

from ..models import Wording
from ..reading import Text
from ..rules import Named, Source, Words, WordsKey
from ..sections import PEOPLE
from .contacts import out_of_hours


def source(plan: Plan, language: str, version: PlanVersion | None = None) -> Source:
    """What a Reading of this plan in this language is built from; the queries do not grow with the items."""
    version = version or latest_version(plan)
    local = procedure(plan.jurisdiction, language)
    content = without_restricted(version.content)  # no restricted answer gets any nearer to a Reading than here
    kept = {item["id"] for item in content["items"]}
    lead = _lead(content["items"])
    group, is_member = _group(plan, version.content["items"])
    return Source(
        term=Text(local.terms.get("plan", ""), local.terms_language),
        child=plan.child.person.given_name,
        number=version.number,
        agreed_on=version.agreed_on,
        language=content["language"],
        items=tuple(content["items"]),
        words=_words(plan, {content["language"], language}),
        people=_people(plan, language, lead, _title(local, language)),
        out_of_hours=out_of_hours(local, language),
        lead=lead,
        group=group,
        hard=tuple(glossary(plan.jurisdiction, language)),
        put_off=frozenset(plan.deferrals.filter(ended_at__isnull=True).values_list("audience", flat=True)),
        child_is_member=is_member,
        restricted=tuple((i["id"], i["capture"]) for i in version.content["items"] if i["id"] not in kept),
    )


def _group(plan: Plan, items: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, ...], bool | None]:
    """The core group, but for those whom the plan names in a restricted answer; and whether it was decided that the
    child belongs to it. One query: a plan has always somebody who leads it."""
    named = (i["fields"].get("who", {}) for i in items if i["capture"] in PEOPLE)
    secret = {str(who.get("value")) for who in named if who.get("restricted")}
    decided = ChildInGroup.objects.filter(plan=plan).values("is_member")[:1]
    members = plan.members.filter(until__isnull=True).order_by("-is_lead", "since", "pk")
    found = list(members.annotate(child=Subquery(decided)).values_list("person_id", "child"))
    return tuple(key for pk, _ in found if (key := str(pk)) not in secret), next((child for _, child in found), None)


def _lead(items: Iterable[Mapping[str, Any]]) -> str:
    found = next((i["fields"].get("who", {}).get("value") for i in items if i["capture"] == "lead"), "")
    return found if isinstance(found, str) else ""


def _title(local: Procedure, language: str) -> str:
    """What the place calls the lead in this language (R-002-06); "" where it has no word in it."""
    return capfirst(local.terms.get("lead", "")) if language.split("-")[0] == local.terms_language else ""


def _people(plan: Plan, language: str, lead: str, title: str) -> dict[str, Named]:
    with translation.override(language):
        people = {str(known.person.pk): known for known in network(plan.child)}
        return {key: _named(known, lead, title if key == lead else "") for key, known in people.items()}


def _named(known: Known, lead: str, title: str) -> Named:
    person = known.person
    relation = str(Relation(known.relation).label) if known.relation in Relation else ""
    role = (not known.is_family and title) or person.job_title or relation
    # A family member's number is not ours to pass on.
    phone = "" if known.is_family else person.phone
    picture = portrait_of(person.pk) if str(person.pk) == lead and not known.is_family else ""
    return Named(str(person), role, phone, is_kin=known.is_family, picture=picture)


def _words(plan: Plan, languages: Iterable[str]) -> dict[WordsKey, Words]:
    rows = Wording.objects.filter(item__plan=plan, language__in=languages)
    return {(str(w.item_id), w.audience, w.language): _worded(w) for w in rows}


def _worded(one: Wording) -> Words:
    is_checked = not one.is_translation or (one.checked_by_id is not None and not one.is_machine)
    return Words(
        one.text,
        one.source_hash,
        is_checked,
        one.checked_text,
        one.checked_hash,
        timezone.localdate(one.written_at),
        one.symbol,
    )
