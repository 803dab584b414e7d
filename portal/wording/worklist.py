"""What translators were given, and who can be given something."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.people.selectors import network
from portal.plans.models import Plan, PlanVersion

from .models import Assignment, Wording
from .rows import translation_states, work_number


@dataclass(frozen=True, slots=True)
class Work:
    """Words to be translated, as their translator's list names them: without a word about whose they are.

    `total` texts, of which `new` have no translation, `to_check` one that is not checked, `outdated` one of words that
    changed since, and `done` a checked one.
    """

    id: UUID
    number: str
    audience: str
    language: str
    source_language: str
    total: int
    new: int
    to_check: int
    outdated: int
    done: int

    @property
    def is_done(self) -> bool:
        return self.total > 0 and self.done == self.total


def translators(plan: Plan) -> QuerySet[Person]:
    """Who can be given the words of a plan: people with an open translator's account, nobody of the child's network."""
    known = [one.person.pk for one in network(plan.child)]
    found = Person.objects.filter(user__kind=AccountKind.TRANSLATOR, user__is_active=True).exclude(pk__in=known)
    return found.order_by("family_name", "given_name", "pk")


def can_translate(person: Person, plan: Plan) -> bool:
    """Whether this person can be given the words of this plan."""
    return translators(plan).filter(pk=person.pk).exists()


def open_work(plan: Plan) -> list[Assignment]:
    """What is given of a plan now, with to whom. One query."""
    found = plan.assignments.filter(ended_at__isnull=True).select_related("translator")
    return list(found.order_by("audience", "language", "translator__family_name", "pk"))


def work_for(user: Any, pk: UUID) -> Assignment:
    """One piece of work of this translator; Http404 for none, for another's and for one that has ended."""
    try:
        found = _open(user).get(pk=pk)
    except Assignment.DoesNotExist as error:
        raise Http404 from error
    return found


def works_of(user: Any) -> list[Work]:
    """Everything this translator was given and that has not ended, what still needs them first. Three queries."""
    given = list(_open(user).order_by("asked_at", "pk"))
    plans = {one.plan_id for one in given}
    newer = PlanVersion.objects.filter(plan=OuterRef("plan"), number__gt=OuterRef("number"))
    newest = {one.plan_id: one for one in PlanVersion.objects.filter(~Exists(newer), plan__in=plans)}
    words: dict[tuple[UUID, str, str], dict[str, Wording]] = {}
    for one in Wording.objects.filter(item__plan__in=plans).select_related("item"):
        words.setdefault((one.item.plan_id, one.audience, one.language), {})[str(one.item_id)] = one
    works = [_work(one, newest[one.plan_id], words) for one in given]
    return sorted(works, key=lambda one: one.is_done)


def _open(user: Any) -> QuerySet[Assignment]:
    """Given to this user, not ended, and the grant still there: each is asked for at every request."""
    return Assignment.objects.filter(
        grants.held(user, Action.TRANSLATE_PLAN, "plan"), translator__user_id=user.pk, ended_at__isnull=True
    ).select_related("plan__child__person")


def _work(given: Assignment, version: PlanVersion, words: dict[tuple[UUID, str, str], dict[str, Wording]]) -> Work:
    own = version.content["language"]
    found = translation_states(
        version,
        given.audience,
        words.get((given.plan_id, given.audience, own), {}),
        words.get((given.plan_id, given.audience, given.language), {}),
    )
    return Work(
        id=given.pk,
        number=work_number(given.plan_id, given.audience, given.language),
        audience=given.audience,
        language=given.language,
        source_language=own,
        total=len(found),
        new=found.count("not_translated"),
        to_check=found.count("needs_checking") + found.count("machine"),
        outdated=found.count("out_of_date"),
        done=found.count("checked"),
    )
