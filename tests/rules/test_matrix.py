"""Everybody of the demo × every plan × every address that names an object: exactly the wanted ones are answered.

The addresses come from the URL table, so a new one joins by itself: until `who_may.MAY` names who may have it, nobody
may. Who somebody is comes from the demo's data files, not from the permission tables, which are what is proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from forms.selectors import form_of
from portal.demo import selectors, services
from portal.dialogue.enums import Said
from portal.dialogue.models import Answer
from portal.dialogue.services.files import checked
from portal.intake.exceptions import NoForm
from portal.intake.services import start_plan
from portal.people.models import User
from portal.plans.models import Plan
from portal.plans.selectors import latest_version
from portal.register.models import Enquiry
from portal.wording.models import Assignment, Recording, Release
from tests.cast import sign_in
from tests.dialogue import answered, first_part, picture
from tests.sounds import record_for

from .addresses import OBJECTS, addresses, path_of
from .who_may import (
    ANSWERER,
    CHAIR,
    DUTY,
    HEARER,
    KEEPER,
    LEAD,
    MANAGER,
    MAY,
    MEMBER,
    NOT_HERE,
    READER,
    REPORTER,
    TRANSLATOR,
)

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Case:
    """One plan: the values of its addresses, and the account names of those who have a part in it."""

    child: str
    values: Mapping[str, object]
    roles: Mapping[str, set[str]]


def accounts() -> dict[str, str]:
    """{key of a person in the data files: account name}."""
    people = dict(selectors.staff()["people"])
    for family in selectors.families():
        people |= family["people"]
    return {key: data["account"] for key, data in people.items() if "account" in data}


def cases() -> Iterator[Case]:
    """Every plan of the demo, with what its data file says of who may."""
    known = accounts()
    for family in selectors.families():
        for key, data in family["children"].items():
            if "plan" not in data:
                continue
            plan = Plan.objects.get(child__person=selectors.demo_person(key))
            named = values(plan, known[family["lead"]])
            yield Case(key, named, roles(plan, family, data["plan"], known) | heard_by(plan, named))


def roles(
    plan: Plan, family: Mapping[str, Any], data: Mapping[str, Any], known: Mapping[str, str]
) -> dict[str, set[str]]:
    """Who has which part. The team manager sees what the core group sees, and is not in it."""
    lead = family["lead"]
    out = {one["person"] for one in data.get("withheld", ()) if "items" not in one}
    given = [key for key in data.get("released", {}).get("to", ()) if key not in out]
    members = [
        row["member_who"] for row in data["answers"]["core_group"] if row["member_who"] in selectors.staff()["people"]
    ]
    review = data.get("review")
    return keepers(family["jurisdiction"], known) | {
        LEAD: {known[lead]},
        MEMBER: {known[key] for key in members if key in known and key != lead},
        CHAIR: {known[review["chair"]]} if review else set(),
        REPORTER: {known[key] for key in (lead, *members) if key in known} if review else set(),
        MANAGER: {known[family["manager"]]},
        READER: {known[key] for key in given if key in known},
        TRANSLATOR: {
            work.translator.user.username
            for work in Assignment.objects.filter(plan=plan, ended_at=None).select_related("translator__user")[:1]
            if work.translator.user
        },
    }


def keepers(place: str, known: Mapping[str, str]) -> dict[str, set[str]]:
    """Who keeps the register of a place, and who answers enquiries to it."""
    rows = [one for one in selectors.staff()["keepers"] if one["place"] == place]
    duty = {known[one["person"]] for one in rows if one["role"] == "duty"}
    return {KEEPER: {known[one["person"]] for one in rows} - duty, DUTY: duty}


def values(plan: Plan, lead: str) -> dict[str, object]:
    """What the addresses of one plan name; all of it is there, where the plan has such a thing."""
    given = Release.objects.filter(plan=plan, reading__isnull=False).select_related("reading")
    release = given.exclude(person=plan.child.person_id).first()  # a child is left out of nothing
    work = Assignment.objects.filter(plan=plan, ended_at=None).first()
    number = latest_version(plan).number
    known: dict[str, object] = {"plan": plan.pk, "child": plan.child_id, "audience": "family", "kind": "po"}
    known |= {"place": plan.jurisdiction}
    known |= {"number": number} if number > 1 else {}
    if release and release.reading:
        known |= {"person": release.person_id, "section": release.reading.content["sections"][0]["key"]}
    if visit := plan.visits.filter(correction=None).first():
        known |= {"visit": visit.pk}
    if meeting := plan.meetings.filter(approval__isnull=False).first():
        known |= {"meeting": meeting.pk}
    if enquiry := Enquiry.objects.filter(register__place=plan.jurisdiction).first():
        known |= {"enquiry": enquiry.pk}
    if difference := plan.differences.first():
        known |= {"difference": difference.pk}
    if work:
        known |= {"work": work.pk, "audience": work.audience, "language": work.language}
    known |= media(plan, release, lead) if release and release.person.user_id else {}
    try:
        draft = start_plan(child=plan.child, by=User.objects.get(username=lead), now=NOW)
        known |= {"draft": draft.pk, "step": form_of(draft.version_id).spec.steps[0].id}
    except NoForm:
        pytest.fail("a plan's place has no form")
    return known


def media(plan: Plan, release: Release, lead: str) -> dict[str, object]:
    """A voice for a section of what they read, and a picture that they sent."""
    assert release.reading is not None
    voice = record_for(plan, release.reading, User.objects.get(username=lead).person)
    sent = answered(plan, release.person, Said.SAY, "", media=checked(picture()), now=NOW)
    return {"sound": voice.pk, "answer": sent.pk, "entry": first_part(plan, release.person)[1]}


def heard_by(plan: Plan, named: Mapping[str, Any]) -> dict[str, set[str]]:
    """Who hears that voice: whoever reads the very text that it speaks. Whose picture it is: who sent it."""
    if "sound" not in named:
        return {HEARER: set(), ANSWERER: set()}
    voice = plan.recordings.get(pk=named["sound"])
    given = Release.objects.filter(plan=plan, person__user__isnull=False).select_related("reading", "person__user")
    reading = {one.person.user.username: one.reading.content for one in given if one.reading and one.person.user}
    sender = Answer.objects.filter(pk=named["answer"]).values_list("person__user__username", flat=True)
    hearing = {name for name, content in reading.items() if _speaks(voice, content)}
    return {HEARER: hearing, ANSWERER: set(sender)}


def _speaks(voice: Recording, content: Mapping[str, Any]) -> bool:
    """Whether a Reading holds the text of a recording, in its language."""
    return any(
        one["spoken"] == voice.text_hash and (one["language"] or content["language"]) == voice.language
        for one in content["sections"]
        if one["spoken"]
    )


def own(user: User, case: Case) -> dict[str, object]:
    """The values with a part of the user's own Reading: two readers of one plan need not have the same ones."""
    content = (
        Release.objects.filter(plan_id=str(case.values["plan"]), person__user=user, reading__isnull=False)
        .values_list("reading__content", flat=True)
        .first()
    )
    parts = [(one["key"], entry["key"]) for one in (content or {}).get("sections", ()) for entry in one["entries"]]
    section, entry = next(((one, key) for one, key in parts if key), ("", ""))
    return {**case.values, "section": section, "entry": entry} if entry else dict(case.values)


@pytest.mark.django_db
@pytest.mark.requirement("R-X-03", "R-001-14", "R-004-08", "R-004-17")
def test_exactly_the_wanted_are_answered() -> None:
    services.load(now=NOW)
    people = {user.username: user for user in User.objects.all()}
    clients = {name: Client(raise_request_exception=False) for name in people}
    for name, client in clients.items():
        sign_in(client, people[name])
    routes = [address for address in addresses() if address.route in OBJECTS]
    assert {address.route for address in routes} >= MAY.keys()
    wrong: list[str] = []
    given: set[str] = set()
    tried: set[str] = set()
    plans = list(cases())
    assert len(plans) > 3 and all(case.roles[LEAD] for case in plans)
    for case in plans:
        sections = {name: own(user, case) for name, user in people.items()}
        for address in routes:
            if not {found[1] for found in PARAMETER.finditer(address.route)} <= case.values.keys():
                continue  # this plan has no such thing: test_addresses asks for what is invented
            tried.add(address.route)
            wanted = set().union(*(case.roles[role] for role in MAY.get(address.route, ())))
            for name, client in clients.items():
                status = client.get(path_of(address, sections[name])).status_code
                if status in (200, 302):
                    given.add(address.route)
                if (status in (200, 302)) != (name in wanted):
                    wrong.append(f"{case.child}: {name} got {status} from {address.route}")
                elif name not in wanted and status not in (404, 405):
                    wrong.append(f"{case.child}: {name} was not refused but got {status} from {address.route}")
    assert not wrong, "\n".join(wrong)
    assert {address.route for address in routes} - tried == NOT_HERE, "asked of no plan, so nothing was proved of them"
    assert given == MAY.keys(), "nobody was given these, so nothing was proved of them"
