"""What somebody needs to take part, who is kept out, and what is done about a lack of engagement."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from portal.plans.models import Plan
from portal.plans.rules import Due
from portal.procedures.models import Jurisdiction
from portal.procedures.rules import in_language, lines_of
from portal.wording.standing import standing_of

from . import rules
from .enums import NeedState
from .models import Exclusion, LackOfEngagement, NeedRow, SupportNeed


@dataclass(frozen=True, slots=True)
class Need:
    """A need with its rows, from the first to the last."""

    need: SupportNeed
    rows: tuple[NeedRow, ...]

    @property
    def last(self) -> NeedRow | None:
        """What was recorded of it last."""
        return self.rows[-1] if self.rows else None

    @property
    def state(self) -> NeedState:
        return NeedState(self.rows[-1].state) if self.rows else NeedState.OPEN

    @property
    def is_unmet(self) -> bool:
        return rules.is_unmet(one.state for one in self.rows)


def needs_of(plan: Plan, person: UUID | None = None) -> list[Need]:
    """The needs of everybody, or of one person, oldest first. Two queries."""
    found = plan.needs.select_related("person", "added_by__person").prefetch_related("rows__recorded_by__person")
    if person is not None:
        found = found.filter(person=person)
    return [Need(one, tuple(one.rows.all())) for one in found]


def unmet_needs(plan: Plan) -> list[Need]:
    """What those who are to take part still need; of nobody from whom the whole plan is withheld. Two queries where
    nobody needs anything, six at most."""
    found = [one for one in needs_of(plan) if one.is_unmet]
    standing = standing_of(plan) if found else None
    return [one for one in found if standing is None or not standing.is_kept_out(one.need.person_id)]


def need_of(plan: Plan, pk: UUID) -> SupportNeed:
    """One need of the plan; Http404 where there is none."""
    found = plan.needs.select_related("plan", "person").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def running(plan: Plan, today: date) -> list[Exclusion]:
    """The decisions that keep somebody out of the core group or a part of its work today. One query."""
    found = plan.exclusions.filter(ended_at__isnull=True, since__lte=today, until__gte=today)
    return list(found.select_related("person", "authorised_by"))


def exclusion_of(plan: Plan, person: UUID) -> Exclusion | None:
    """The decision about somebody that nobody has ended, whether its days are over or not. One query."""
    found = plan.exclusions.filter(person=person, ended_at__isnull=True)
    return found.select_related("person", "authorised_by", "withholding", "decided_by__person").first()


def earlier_exclusions(plan: Plan, person: UUID) -> list[Exclusion]:
    """What was decided about somebody before, newest first. One query."""
    found = plan.exclusions.filter(person=person, ended_at__isnull=False)
    return list(found.select_related("authorised_by", "decided_by__person"))


def lacks_of(plan: Plan) -> list[LackOfEngagement]:
    """Every record of a lack of engagement with its decisions, newest first. Two queries."""
    found = plan.lacks.select_related("person", "recorded_by__person")
    return list(found.prefetch_related("decisions__decided_by__person"))


def lack_of(plan: Plan, pk: UUID) -> LackOfEngagement:
    """One record of the plan; Http404 where there is none."""
    found = plan.lacks.select_related("plan", "person").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def is_decided(lack: LackOfEngagement, key: UUID) -> bool:
    """Whether the form with this key was kept already. One query."""
    return lack.decisions.filter(pk=rules.decision_id(lack.pk, key)).exists()


def review_due(plan: Plan) -> Due | None:
    """When the next review is due, and whether that was brought forward. One query."""
    found = plan.due_dates.filter(timescale__in=("first_review", "next_review"), met_on__isnull=True)
    row = found.order_by("due_on").first()
    return Due(row.timescale, row.due_on, None, row.is_brought_forward) if row else None


def lists_of(place: str, language: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(signs of a lack of engagement, what can follow from it) as the place's policy staff wrote them, each as (line,
    how it reads in this language). One query."""
    found = Jurisdiction.objects.filter(key=place).values_list("behaviours", "engagement_options").first()
    signs, options = found or ("", "")
    return _read(signs, language), _read(options, language)


def _read(text: str, language: str) -> list[tuple[str, str]]:
    return [(line, in_language(line, language)) for line in lines_of(text)]
