"""Reading what was said: for who said it, and for those who work on the plan."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, When
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.access.compiled import Compiled
from portal.people.enums import Relation
from portal.people.models import Advocacy, Person, Relationship
from portal.plans.models import Plan
from portal.wording.models import Reading
from portal.wording.selectors import given_to, withheld_from, withheld_items

from .. import rules
from ..enums import Said
from ..models import Answer, Look, Reply

MOST_SHOWN = 200  # answers on one page


def last_read(plan: UUID, person: UUID, since: datetime | None = None) -> dict[str, Any] | None:
    """The Reading (JSON) that this person opened last of a plan, by its release; None when they opened none. `since`:
    of those released later (what an advocate read for somebody else is none of this one's)."""
    found = Reading.objects.filter(plan_id=plan, person_id=person, receipt__isnull=False)
    if since is not None:
        found = found.filter(released_at__gt=since)
    return found.order_by("-released_at").values_list("content", flat=True).first()


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who reads a plan: `reader` is who is signed in, `person` for whom they answer (themselves, or whom they
    speak for). `reading`: id of what they read, `content` its JSON."""

    plan: Plan
    reader: Person
    person: Person
    reading: UUID
    content: dict[str, Any]

    @property
    def is_advocate(self) -> bool:
        return self.reader.pk != self.person.pk

    @property
    def is_child(self) -> bool:
        """Whether it is the child who answers."""
        return self.plan.child.person_id == self.reader.pk


def voice(user: Any, plan_id: UUID, today: date) -> Voice:
    """As whom this user reads and answers the plan now; Http404 for everybody who may not read it."""
    reading, content = given_to(user, plan_id, "reading_id", "reading__content")
    plan = Plan.objects.select_related("child__person").get(pk=plan_id)
    reader = Person.objects.get(user_id=user.pk)
    return Voice(plan, reader, _speaks_for(plan, reader, today), reading, content)


def _speaks_for(plan: Plan, reader: Person, today: date) -> Person:
    """Whom an advocate speaks for; everybody else is themselves. Http404 for an advocate whose time is over."""
    found = (
        Advocacy.objects.select_related("speaks_for")
        .filter(child=plan.child_id, advocate=reader, ended_at__isnull=True)
        .first()
    )
    if found is not None:
        if not found.since <= today <= found.until:
            raise Http404
        return found.speaks_for
    mine = Relationship.objects.filter(child=plan.child_id, person=reader, relation=Relation.ADVOCATE)
    return plan.child.person if mine.exists() else reader


def answers_of(voice: Voice) -> list[Answer]:
    """What this person said, newest first, with the replies; never another's. What they marked for the lead alone only
    who gave it sees. Replies about what is kept from them since are left out (T3)."""
    found = Answer.objects.filter(plan=voice.plan, person=voice.person)
    if voice.is_advocate:
        found = found.exclude(Q(for_lead=True) & ~Q(said_by=voice.reader.user_id))
    answers = list(_whole(found)[:MOST_SHOWN])
    kept = withheld_items(voice.plan, {voice.person.pk, voice.reader.pk})
    for answer in answers:
        answer.shown_replies = [] if answer.entry in kept else list(answer.replies.all())  # type: ignore[attr-defined]
    return answers


def answers_to(plan: Plan, *, leads: bool) -> list[Answer]:
    """Everything said about the plan, newest first, for its lead; for the core group without what is for the lead."""
    found = Answer.objects.filter(plan=plan)
    answers = list(_whole(found if leads else found.filter(for_lead=False))[:MOST_SHOWN])
    for answer in answers:
        answer.shown_replies = list(answer.replies.all())  # type: ignore[attr-defined]
    return answers


def _whole(found: QuerySet[Answer]) -> QuerySet[Answer]:
    found = found.select_related("person", "said_by__person", "file", "reading__version").defer("reading__content")
    replies = Prefetch("replies", Reply.objects.select_related("replied_by__person").order_by("replied_at", "pk"))
    return found.prefetch_related(replies).order_by("-said_at", "pk")


def new_replies(user: Any) -> Counter[UUID]:
    """How many replies this person has not looked at yet, by plan. Two queries when there are some."""
    seen = Look.objects.filter(plan=OuterRef("answer__plan"), user=user.pk, at__gte=OuterRef("replied_at"))
    mine = Q(answer__person__user=user.pk) | Q(answer__said_by=user.pk)
    found = Reply.objects.filter(mine, ~Exists(seen)).values_list("answer__plan", "answer__entry", "answer__person")
    rows = list(found.order_by())
    kept = withheld_from(user) if rows else frozenset()
    return Counter(plan for plan, entry, _person in rows if entry not in kept)


def _new(user: Any, _key: UUID) -> QuerySet[Answer, tuple[Any, ...]]:
    """(plan, given name, family name, how many), a row a plan."""
    seen = Look.objects.filter(plan=OuterRef("plan"), user=user.pk, at__gte=OuterRef("said_at"))
    seeing = grants.held(user, Action.VIEW_PLAN, "plan")
    leading = grants.visible(Plan.objects.all(), user, Action.LEAD_PLAN)
    found = Answer.objects.filter(seeing).filter(~Exists(seen))
    found = found.filter(Q(for_lead=False) | Q(plan__in=leading.values("pk")))
    child = ("plan__child__person__given_name", "plan__child__person__family_name")
    return found.order_by("plan").values_list("plan", *child).annotate(times=Count("pk"))


_NEW = Compiled(_new)


@dataclass(frozen=True, slots=True)
class New:
    """How many answers about a child's plan somebody has not looked at."""

    plan: UUID
    child: str
    count: int


def new_answers(user: Any) -> list[New]:
    """The plans of this practitioner with answers they have not looked at, and how many. One query."""
    return [New(plan, f"{given} {family}", count) for plan, given, family, count in _NEW.rows(user)]


def answer_for(plan: Plan, pk: UUID, *, leads: bool) -> Answer:
    """One answer of the plan; Http404 when there is none, or it is for the lead alone."""
    found = Answer.objects.select_related("plan__child", "person", "file").filter(plan=plan, pk=pk)
    answer = (found if leads else found.filter(for_lead=False)).first()
    if answer is None:
        raise Http404
    return answer


def part_of(answers: Iterable[Answer]) -> dict[UUID, rules.Part | None]:
    """What each answer is about, in the words its reader read; one query."""
    found = list(answers)
    contents = dict(Reading.objects.filter(pk__in={one.reading_id for one in found}).values_list("pk", "content"))
    return {one.pk: rules.part(contents[one.reading_id], one.section, one.entry) for one in found}


def open_count(plan: Plan, *, leads: bool) -> int:
    """How many things said about the plan have no reply yet. One query."""
    found = Answer.objects.filter(plan=plan, replies=None).exclude(said=Said.READ)
    return (found if leads else found.filter(for_lead=False)).count()


def _said(user: Any, plan: UUID) -> QuerySet[Answer, tuple[Any, ...]]:
    """(section, entry, answers, replies since the user last looked), a row a part."""
    look = Look.objects.filter(plan=plan, user=user.pk, at__gte=OuterRef("replied_at"))
    unseen = Reply.objects.filter(~Exists(look), answer=OuterRef("pk")).values("pk")
    mine = Q(person__user=user.pk) | Q(said_by=user.pk)
    parts = Answer.objects.filter(mine, plan=plan).order_by("section", "entry").values_list("section", "entry")
    return parts.annotate(times=Count("pk"), news=Count(Case(When(Exists(unseen), then=1))))


_SAID = Compiled(_said)


def said_by_part(user: Any, plan: UUID) -> list[tuple[str, str, int, int]]:
    """What this reader said, or was said for them: (section, entry, how often, how many of these have a reply that
    they have not looked at). One query."""
    return [(section, entry, count, news) for section, entry, count, news in _SAID.rows(user, plan)]


def said_since(plan: Plan, since: datetime) -> dict[UUID, str]:
    """What each person wrote since a moment, in their own words, oldest first; not what is for the lead alone."""
    found = Answer.objects.filter(plan=plan, said_at__gt=since, for_lead=False).exclude(text="")
    texts: dict[UUID, list[str]] = defaultdict(list)
    for person, text in found.order_by("said_at", "pk").values_list("person", "text"):
        texts[person].append(text)
    return {person: "\n\n".join(found) for person, found in texts.items()}
