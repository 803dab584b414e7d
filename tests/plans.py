"""Plans for tests, made through the services as the product makes them. Every word is invented."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from portal.people.models import Advocacy, Child, Person
from portal.people.selectors import network
from portal.people.services import advocate
from portal.plans.enums import Ground
from portal.plans.models import Plan, PlanVersion, Withholding
from portal.plans.selectors import latest_version
from portal.plans.services import Agreed, agree, withhold
from portal.wording.enums import Audience
from portal.wording.models import Release
from portal.wording.rules import source_text
from portal.wording.services import accept, check, release, translate

from .cast import account

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
Row = tuple[str, str, Mapping[str, Any]]


def text(value: str) -> dict[str, str]:
    """A text field of a captured item."""
    return {"type": "text", "value": value}


def day(value: date) -> dict[str, str]:
    """A date field of a captured item."""
    return {"type": "date", "value": value.isoformat()}


def who(person: Person) -> dict[str, str]:
    """A person field of a captured item."""
    return {"type": "person", "value": str(person.pk), "display": str(person)}


def plan_items(doer: Person, *, actions: int = 1, mark: str = "") -> list[Row]:
    """Items of every capture a Reading needs, with `actions` actions; `mark` stands in each text."""
    rows: list[Row] = [
        ("concern", "c1", {"text": text(f"Nobody was home on four evenings {mark}"), "evidence": text("School's log")}),
        ("evidence", "c1", {"text": text("School's log")}),
        ("strength", "s1", {"text": text(f"Breakfast together every day {mark}")}),
        ("change", "h1", {"what": text(f"An adult at home {mark}"), "how_much": text("every evening"),
                          "by_when": day(date(2026, 5, 1))}),
        ("contingency", "k1", {"trigger": text(f"Two more evenings alone {mark}"), "step": text("We meet in 3 days")}),
        ("child_views", "", {"text": text(f"I want somebody to read with me {mark}")}),
        ("next_conference", "", {"date": day(date(2026, 6, 2))}),
    ]  # fmt: skip
    rows += [
        ("action", f"a{n}", {"what": text(f"Walk to school together, week {n} {mark}"), "why": text("To be on time"),
                             "who": who(doer), "when": day(date(2026, 4, 1))})
        for n in range(1, actions + 1)
    ]  # fmt: skip
    return rows


def make_plan(
    child: Child,
    lead: Person,
    doer: Person,
    members: Sequence[Person] = (),
    *,
    actions: int = 1,
    mark: str = "",
    more: Sequence[Row] = (),
) -> Plan:
    """The child's plan, or its next version, agreed on `TODAY`; every action is the doer's, but those in `more`."""
    agreed = Agreed(
        submission=uuid.uuid4(),
        language="en",
        items=[*plan_items(doer, actions=actions, mark=mark), *more, ("lead", "", {"who": who(lead)})],
        other=[{"label": "Who was at the conference", "value": f"Everybody invited {mark}"}],
        lead=lead,
        members=members,
        conference_on=TODAY,
    )
    return agree(child=child, agreed=agreed, by=account(lead), today=TODAY, now=NOW).plan


def _worded(version: PlanVersion) -> Iterator[uuid.UUID]:
    for item in version.content["items"]:
        if source_text(item):
            yield uuid.UUID(item["id"])


def word(plan: Plan, by: Person, *audiences: Audience) -> None:
    """Accept the professional words of each item for these audiences (all, where none is named)."""
    for audience in audiences or tuple(Audience):
        for item in _worded(latest_version(plan)):
            accept(plan=plan, item=item, audience=audience, revision=0, by=account(by), now=NOW)


def translated(
    plan: Plan, language: str, audience: Audience, *, by: Person, checked_by: Person, now: datetime = NOW
) -> None:
    """Give each worded item a checked translation: the English words with the language's code before them."""
    for item in _worded(latest_version(plan)):
        made = translate(
            plan=plan, item=item, audience=audience, language=language, text=f"[{language}] {item}", revision=0,
            by=account(by), now=now,
        )  # fmt: skip
        check(
            plan=plan, item=item, audience=audience, language=language, revision=made.revision,
            by=account(checked_by), now=now,
        )  # fmt: skip


def release_to(plan: Plan, person: Person, by: Person) -> Release:
    """Release the newest version to somebody of the child's network."""
    known = next(known for known in network(plan.child) if known.person.pk == person.pk)
    return release(plan=plan, known=known, revision=0, by=account(by), now=NOW)


def let_speak(child: Child, advocate_: Person, speaks_for: Person, by: Person) -> Advocacy:
    """Let an advocate speak for somebody, for as long as any test runs."""
    return advocate(
        child=child, advocate=advocate_, speaks_for=speaks_for, since=TODAY, until=date(2099, 12, 31),
        by=account(by), now=NOW,
    )  # fmt: skip


def withhold_from(plan: Plan, person: Person, by: Person, authorised_by: Person) -> Withholding:
    """Keep the plan from somebody."""
    return withhold(
        plan=plan, person=person, ground=next(iter(Ground)), evidence="A report of 1 March", by=account(by),
        authorised_by=authorised_by, review_on=date(2026, 9, 1), today=TODAY, now=NOW,
    )  # fmt: skip
