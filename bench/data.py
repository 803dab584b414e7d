"""What the measurements need in the product's database. Everybody is invented."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from content.models import ProcedurePage
from forms.models import Draft, DraftStep
from portal.access.actions import Action
from portal.access.grants import _permissions
from portal.dialogue.enums import Said
from portal.dialogue.services import opened, reply, say
from portal.people.enums import AccountKind, Relation
from portal.people.models import Allocation, Child, ChildGrant, Person, User
from portal.people.selectors import network
from portal.plans.models import DueDate, Plan, PlanGrant
from portal.procedures.enums import TimescaleKey
from portal.procedures.models import GlossaryTerm
from portal.wording.enums import Audience
from portal.wording.models import Wording
from portal.wording.reading import from_json
from portal.wording.services import accept, release
from tests.cast import SINCE, account, allocate, make_child, make_person, relate, sign_in
from tests.drafts import make_draft
from tests.plans import NOW, make_plan, plan_items, release_to, word

from .scenario import Scenario, write

WORKERS = 1000
OWN = 20  # children of the practitioner whose list is measured, whatever the size of the table
ITEMS = 60
STEPS, QUESTIONS = 30, 10


def cookies(who: Person | User) -> dict[str, str]:
    client = Client()
    sign_in(client, who)
    client.get("/start/")  # whatever a first page writes into a session is written
    return {key: morsel.value for key, morsel in client.cookies.items()}


def _family_plan(lead: Person) -> tuple[Child, Plan, Person]:
    """A plan of 60 items in plain words with pictures and hard words, read once, answered, changed and read anew."""
    child, mother = make_child("Bo", "Bench", date(2015, 5, 5)), make_person("Mo", "Bench")
    relate(child, mother, Relation.MOTHER, responsible=True)
    relate(child, lead, Relation.PRACTITIONER)
    allocate(child, lead)
    others = len(plan_items(mother, actions=0))
    GlossaryTerm.objects.create(
        jurisdiction="", locale=Locale.objects.get(language_code="en"), word="school", meaning="Where children learn."
    )
    plan = make_plan(child, lead, mother, actions=ITEMS - others, mark="to begin with")
    word(plan, lead)
    before = from_json(_read_and_answered(plan, mother, lead))
    plan = make_plan(child, lead, mother, actions=ITEMS - others)
    for wording in Wording.objects.filter(item__plan=plan):
        accept(plan=plan, item=wording.item_id, audience=Audience(wording.audience), revision=wording.revision,
               by=account(lead), now=NOW)  # fmt: skip
    known = next(known for known in network(child) if known.person == mother)
    release(plan=plan, known=known, revision=1, by=account(lead), now=NOW, last_read=before)
    return child, plan, mother


def _read_and_answered(plan: Plan, reader: Person, lead: Person) -> Any:
    """The first Reading (JSON), once it was opened, and answered in each of its parts with a reply."""
    given = release_to(plan, reader, lead).reading
    assert given is not None
    opened(reading=given.pk, last_at=None, now=NOW)
    for section in given.content["sections"]:
        for entry in section["entries"]:
            if entry["key"]:
                where = {"section": section["key"], "entry": entry["key"]}
                said = say(key=uuid4(), plan=plan, person=reader, said=Said.SAY, text="I want to talk about it.",
                           by=account(reader), now=NOW, **where)  # fmt: skip
                reply(key=uuid4(), answer=said, text="We will.", language="en", by=account(lead), now=NOW)
    return given.content


def _draft(child: Child, lead: Person) -> tuple[Draft, str]:
    """A draft of 30 steps × 10 questions with 29 conditions, every step but the measured one answered."""
    draft = make_draft(child, lead, steps=STEPS, questions=QUESTIONS)
    DraftStep.objects.bulk_create(
        DraftStep(
            draft=draft, step=f"s{n}", complete=True, revision=1, saved_at=NOW,
            answers={f"s{n}q{q}": True if q == 1 else f"Answer {q}" for q in range(1, QUESTIONS + 1)},
        )
        for n in range(1, STEPS + 1)
    )  # fmt: skip
    draft.deciding = {f"s{n}q1": True for n in range(1, STEPS + 1)}  # as every save keeps them
    draft.save(update_fields=["deciding"])
    return draft, f"s{STEPS // 2}"


def small(folder: Path) -> None:
    """Everything that is measured, with few children."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("load_demo")
    lead = make_person("Lou", "Bench", AccountKind.PRACTITIONER)
    child, plan, mother = _family_plan(lead)
    draft, step = _draft(child, lead)
    children(200, lead)
    pages = ProcedurePage.objects.live().filter(locale__language_code="en")
    procedure = max(pages, key=lambda page: len(str(list(page.body.raw_data))))
    path = f"/drafts/{draft.pk}/steps/{step}/"
    staff, family = cookies(lead), cookies(mother)
    listing = Scenario("practitioner's list", "/children/", cookies=staff, cpu=1.5, queries=12)
    write(folder / "list.json", [listing])
    write(
        folder / "portal.json",
        [
            # A question behind its address is never answered from what is kept (content/middleware.py).
            Scenario("home, made anew", "/en/?anew", cpu=1.3, queries=10),
            Scenario("procedure page, made anew", f"{procedure.get_url()}?anew", cpu=1.3, queries=10),
            Scenario("procedure page, kept", procedure.get_url(), cpu=0.15, queries=1),
            Scenario(f"family plan page, {ITEMS} items", f"/my/plans/{plan.pk}/", cookies=family, cpu=1.0, queries=12),
            Scenario("wizard step", path, cookies=staff, cpu=1.7, queries=12),
            Scenario("wizard step, sent", path, "POST", staff, 302, cpu=1.5, queries=16),
            listing,
        ],
    )


def children(total: int, lead: Person | None = None) -> None:
    """Bring the table of children to this size; with `lead`, the first are theirs."""
    start = Child.objects.count()
    count = total - start
    users = User.objects.bulk_create(
        User(username=f"worker{start}.{n}", kind=AccountKind.PRACTITIONER) for n in range(min(WORKERS, count))
    )
    workers = Person.objects.bulk_create(
        Person(given_name="Worker", family_name=f"Bench{start}-{n}", user=user) for n, user in enumerate(users)
    )
    persons = Person.objects.bulk_create(
        (Person(given_name=f"Child{n}", family_name=f"Fam{n % 997}", born_on=date(2012, 1, 1 + n % 28))
         for n in range(count)), batch_size=2000,
    )  # fmt: skip
    made = Child.objects.bulk_create((Child(person=p, jurisdiction="england") for p in persons), batch_size=2000)
    theirs = [lead] * (OWN - 1) if lead else []
    worker_of = [*theirs, *(workers[n % len(workers)] for n in range(count - len(theirs)))]
    Allocation.objects.bulk_create(
        (Allocation(child=c, worker=w, since=SINCE) for c, w in zip(made, worker_of, strict=True)),
        batch_size=2000,
    )
    permissions = _permissions(Child)
    ChildGrant.objects.bulk_create(
        (
            ChildGrant(content_object=c, user=account(w), permission=permissions[action])
            for c, w in zip(made, worker_of, strict=True)
            for action in (Action.VIEW_CHILD, Action.START_PLAN)
        ),
        batch_size=4000,
    )
    plans(zip(made, worker_of, strict=True))


def plans(children: Iterable[tuple[Child, Person]]) -> None:
    """An open plan for each child with its lead, and two open dates: a list without them would draw empty cells."""
    leads = [(Plan(child=child, jurisdiction="england", started_on=SINCE), lead) for child, lead in children]
    Plan.objects.bulk_create((plan for plan, _ in leads), batch_size=2000)
    permissions = _permissions(Plan)
    PlanGrant.objects.bulk_create(
        (
            PlanGrant(content_object=plan, user=account(lead), permission=permissions[action])
            for plan, lead in leads
            for action in (Action.VIEW_PLAN, Action.LEAD_PLAN)
        ),
        batch_size=4000,
    )
    today = timezone.localdate()
    first = [(plan, today + timedelta(days=n % 90 - 30)) for n, (plan, _) in enumerate(leads)]  # every third is late
    DueDate.objects.bulk_create(
        (
            DueDate(plan=plan, timescale=key, due_on=due + timedelta(days=later))
            for plan, due in first
            for key, later in ((TimescaleKey.FIRST_CORE_GROUP, 0), (TimescaleKey.FIRST_REVIEW, 90))
        ),
        batch_size=4000,
    )
