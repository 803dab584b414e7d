"""What the screens before a review conference show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portal.people.enums import Relation
from portal.people.models import Person
from portal.plans.models import Plan
from portal.reviews.models import Invitation, ReportRequest, Review
from portal.reviews.selectors import kept_out, members_of, reports_of

from .engaging import invited


@dataclass(frozen=True, slots=True)
class Preparation:
    """How far a review is prepared, for its chair and the lead."""

    reports: tuple[ReportRequest, ...]
    invitations: tuple[Invitation, ...]

    @property
    def missing(self) -> tuple[ReportRequest, ...]:
        """Whose report is not there."""
        return tuple(one for one in self.reports if not one.reports.all())

    @property
    def written(self) -> tuple[ReportRequest, ...]:
        return tuple(one for one in self.reports if one.reports.all())


def preparation(review: Review) -> Preparation:
    """Reports and invitations of a review. Three queries."""
    found = review.invitations.select_related("person")
    return Preparation(tuple(reports_of(review)), tuple(found))


def to_invite(plan: Plan, today: date) -> list[tuple[Person, str]]:
    """Who can be invited, each with who they are: the family, whoever speaks for them, and the practitioners of the
    core group; nobody who is kept out."""
    family, _runs = invited(plan, today)
    out = kept_out(plan, today)
    speaking = plan.child.advocacies.filter(ended_at=None, since__lte=today, until__gte=today)
    advocates = {one.advocate_id: one.advocate for one in speaking.select_related("advocate").order_by("pk")}
    found = [(one.person, _who(one.relation)) for one in family]
    found += [(one, _who(Relation.ADVOCATE)) for one in advocates.values()]
    found += [(one, one.job_title or one.agency) for one in members_of(plan)]
    return [(person, who) for person, who in found if person.pk not in out]


def _who(relation: str) -> str:
    return _("The child") if relation == "child" else str(Relation(relation).label)


def late_members(plan: Plan, asked: Sequence[ReportRequest]) -> list[Person]:
    """Who joined the group since everybody was asked for a report. One query."""
    known = {one.person_id for one in asked}
    return [one for one in members_of(plan) if one.pk not in known]
