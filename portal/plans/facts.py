"""What this room knows about who may do what; see portal.access.grants."""

from django.db.models import Q

from portal.access.actions import Action
from portal.access.grants import Facts, dependents, source
from portal.people.enums import AccountKind
from portal.people.models import Advocacy, Child, Person

from .enums import PlanState
from .models import Plan


@source("plans.Plan")
def practitioners(plan: Plan) -> Facts:
    """The child's lead leads the plan; the lead's team manager and practitioners of the core group see it until it
    ends. Family never sees the professional plan.

    Leading comes from the allocation alone: a lead of before, still named in the core group, keeps nothing.
    """
    standing = plan.child.allocations.filter(until__isnull=True).values_list(*_WHO)
    practitioner = AccountKind.PRACTITIONER
    allowed = {(user, action) for user, kind, *_ in standing if kind == practitioner for action in _LEAD}
    # The plan in hand may be older than its row: an end counts from the moment it is written.
    if not Plan.objects.filter(pk=plan.pk, state=PlanState.ENDED).exists():
        allowed |= {(user, Action.VIEW_PLAN) for *_, user, kind in standing if kind == practitioner}
        members = plan.members.filter(until__isnull=True, is_lead=False, person__user__kind=AccountKind.PRACTITIONER)
        allowed |= {(user, Action.VIEW_PLAN) for user in members.values_list("person__user_id", flat=True)}
    return Facts(frozenset(allowed))


_LEAD = (Action.VIEW_PLAN, Action.LEAD_PLAN)
_WHO = ("worker__user_id", "worker__user__kind", "manager__user_id", "manager__user__kind")


@source("plans.Plan")
def withheld(plan: Plan) -> Facts:
    """A decision to withhold the whole plan beats everything, for the person and whoever speaks for them (R-004-08).

    One about some items keeps nobody out: it closes what was released before it (portal.wording.facts).
    """
    people = plan.withholdings.filter(ended_at__isnull=True, is_whole=True).values("person_id")
    speaking = Advocacy.objects.filter(child=plan.child_id, ended_at__isnull=True, speaks_for__in=people)
    kept_out = Person.objects.filter(Q(pk__in=people) | Q(pk__in=speaking.values("advocate_id")), user__isnull=False)
    return Facts(denied=frozenset(kept_out.values_list("user_id", flat=True)))


@dependents("people.Child")
def of_child(child: Child) -> list[Plan]:
    """A new lead of the child leads the plan; the one before does not any more."""
    return list(child.plans.all())


@dependents("people.Person")
def of_member(person: Person) -> list[Plan]:
    """A member's or team manager's new account sees the plan; a kept-out person's new account does not."""
    named = Q(members__person=person) | Q(withholdings__person=person) | Q(child__allocations__manager=person)
    return list(Plan.objects.filter(named).distinct())
