"""Reading the register: for its keepers alone, as the screens' grants say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.access.compiled import Compiled
from portal.people.models import Allocation, Person
from portal.plans.models import DueDate, Plan
from portal.procedures.models import Jurisdiction
from portal.procedures.rules import in_language, lines_of

from . import rules
from .enums import EnquiryStage, NoticeStepKind, StepKind
from .models import Enquiry, EnquiryStep, Notice, Register, Registration

PER_PAGE = 25
MOST_FOUND = 20  # names that one look-up shows
NAMES = ("plan__child__person__family_name", "plan__child__person__given_name", "pk")
REVIEWS = ("first_review", "next_review")


def categories(place: str) -> tuple[str, ...]:
    """The categories of a place as policy staff wrote them, "English | Cymraeg"; () where it has none. One query."""
    return lines_of(Jurisdiction.objects.filter(key=place).values_list("categories", flat=True).first() or "")


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a register is for and on what lawful basis it is kept, as each of its screens says first (R-002-38)."""

    place: str
    purpose: str
    basis: str
    language: str


def purpose_of(place: str, language: str) -> Purpose:
    """In this language, else in English. One query."""
    found = Jurisdiction.objects.filter(key=place).values_list("name", "register_purpose", "register_basis").first()
    name, *said = found or (place, "", "")
    is_welsh = language.startswith("cy") and all("|" in text for text in said)
    wanted = "cy" if is_welsh else "en"
    purpose, basis = (in_language(text, wanted) for text in said)
    return Purpose(name, purpose, basis, wanted)


def registers_of(user: Any) -> list[tuple[str, bool]]:
    """(key of a place, whether the user keeps its register) of those whose enquiries this user answers. One query."""
    return [(place, keeps) for place, keeps in _OWN.rows(user)]


def _own(user: Any) -> QuerySet[Register, tuple[Any, ...]]:
    answering = grants.visible(Register.objects.all(), user, Action.ANSWER_ENQUIRY)
    keeping = grants.visible(Register.objects.filter(pk=OuterRef("pk")), user, Action.KEEP_REGISTER)
    return answering.annotate(keeps=Exists(keeping)).order_by("place").values_list("place", "keeps")


_OWN = Compiled(lambda user, _: _own(user))


def registration_of(plan: Plan) -> Registration | None:
    """The header of a plan's record. One query."""
    return Registration.objects.filter(plan=plan).first()


def header_of(place: str, plan: UUID) -> Registration:
    """One name on the register of a place, with its child, lead and next review; Http404 for every other. One query."""
    found = _headers(place).filter(pk=plan).first()
    if found is None:
        raise Http404
    return found


def page_of(place: str, number: int) -> tuple[list[Registration], bool]:
    """(the names that stand on the register by family name, a page of them counted from 1; whether more follow). One
    query."""
    first = (max(number, 1) - 1) * PER_PAGE
    found = list(_headers(place).filter(removed_on=None).order_by(*NAMES)[first : first + PER_PAGE + 1])
    return found[:PER_PAGE], len(found) > PER_PAGE


def registered(place: str, name: str, *, with_removed: bool = True) -> list[Registration]:
    """The names on the register of a place that hold every word of `name`, at most `MOST_FOUND`; none for no word. A
    single letter is no word: with it somebody could leaf through the register instead of asking. One query."""
    found, words = _headers(place), [word for word in name.split() if len(word) > 1]
    for word in words:
        found = found.filter(
            Q(plan__child__person__given_name__icontains=word) | Q(plan__child__person__family_name__icontains=word)
        )
    if not with_removed:
        found = found.filter(removed_on=None)
    return list(found.order_by(*NAMES)[:MOST_FOUND]) if words else []


def _headers(place: str) -> QuerySet[Registration]:
    """With `lead`, a name, and `review_on`, the day on which the next review is due."""
    leads = Allocation.objects.filter(child=OuterRef("plan__child"), until=None)
    due = DueDate.objects.filter(plan=OuterRef("plan"), timescale__in=REVIEWS, met_on=None).order_by("due_on")
    return Registration.objects.filter(plan__jurisdiction=place).select_related("plan__child__person").annotate(
        lead_given=Subquery(leads.values("worker__given_name")[:1]),
        lead_family=Subquery(leads.values("worker__family_name")[:1]),
        review_on=Subquery(due.values("due_on")[:1]),
    )  # fmt: skip


def lead_of(plan: Plan) -> Person | None:
    """Who leads the child's case today. One query."""
    found = Person.objects.filter(allocations__child=plan.child_id, allocations__until=None)
    return found.select_related("user").first()


def stage_of(enquiry: Enquiry) -> EnquiryStage:
    """Where an enquiry stands. One query, none where its steps were fetched with it."""
    return rules.stage_of(enquiry.kind, [(one.kind, one.confirmed) for one in enquiry.steps.all()])


@dataclass(frozen=True, slots=True)
class Logged:
    """An enquiry with its steps, the earliest first."""

    enquiry: Enquiry
    steps: tuple[EnquiryStep, ...]

    @property
    def stage(self) -> EnquiryStage:
        return rules.stage_of(self.enquiry.kind, [(one.kind, one.confirmed) for one in self.steps])

    @property
    def is_reviewed(self) -> bool:
        return any(one.kind == StepKind.REVIEWED for one in self.steps)

    @property
    def is_followed_up(self) -> bool:
        return any(one.kind == StepKind.FOLLOWED_UP for one in self.steps)

    @property
    def answer(self) -> EnquiryStep | None:
        """What was told."""
        return next((one for one in self.steps if one.kind == StepKind.ANSWERED), None)


def enquiries_page(register: Register, number: int) -> tuple[list[Logged], bool]:
    """(a page of the log counted from 1: those not looked through yet, then the newest; whether more follow). Two
    queries."""
    reviewed = EnquiryStep.objects.filter(enquiry=OuterRef("pk"), kind=StepKind.REVIEWED)
    found = _with_steps(register.enquiries.annotate(done=Exists(reviewed)).order_by("done", "-taken_at", "pk"))
    first = (max(number, 1) - 1) * PER_PAGE
    rows = list(found[first : first + PER_PAGE + 1])
    return _logged(rows[:PER_PAGE]), len(rows) > PER_PAGE


def enquiry_of(register: Register, pk: UUID) -> Logged:
    """One enquiry to this register; Http404 for every other. Two queries."""
    found = _with_steps(register.enquiries.filter(pk=pk)).first()
    if found is None:
        raise Http404
    return _logged([found])[0]


def enquiries_about(plan: Plan) -> list[Logged]:
    """Every enquiry that was answered about the child of a plan, the newest first (R-004-41). Two queries."""
    answered = EnquiryStep.objects.filter(kind=StepKind.ANSWERED, plan=plan).values("enquiry")
    return _logged(_with_steps(Enquiry.objects.filter(pk__in=answered)))


def _with_steps(found: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    steps = EnquiryStep.objects.select_related("by__person", "lead", "plan__child__person")
    return found.select_related("register", "taken_by__person").prefetch_related(Prefetch("steps", steps))


def _logged(found: Sequence[Enquiry] | QuerySet[Enquiry]) -> list[Logged]:
    return [Logged(one, tuple(one.steps.all())) for one in found]


def notices_of(plan: Plan) -> list[Notice]:
    """What was reported of the child, the newest first, with what was done. Two queries."""
    found = plan.notices.select_related("plan", "reported_by__person").prefetch_related("steps__by__person")
    return list(found)


def notice_of(found: QuerySet[Notice], pk: UUID) -> Notice:
    """One of these; Http404 for every other."""
    one = found.select_related("plan").filter(pk=pk).first()
    if one is None:
        raise Http404
    return one


def notices_in(place: str) -> QuerySet[Notice]:
    """Every notice about a child on the register of a place."""
    return Notice.objects.filter(plan__jurisdiction=place)


def unseen_notices(place: str) -> list[Notice]:
    """What no keeper of this register has seen yet, the newest first. One query."""
    found = notices_in(place).exclude(steps__kind=NoticeStepKind.SEEN)
    return list(found.select_related("plan__child__person", "reported_by__person")[:PER_PAGE])


def register_for(user: Any, place: str, action: Action) -> Register:
    """The register of a place, if the user may do this with it; Http404 otherwise. One query."""
    return grants.fetch(Register.objects.all(), user, action, place=place)
