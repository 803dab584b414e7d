"""Words that became ready after somebody was given theirs. A Reading is frozen: they read the new ones when the lead
shares the plan with them again, so the lead is told."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.lookups import Exact

from portal.access import grants
from portal.access.actions import Action
from portal.access.compiled import Compiled
from portal.plans.models import Plan

from ..enums import Audience
from ..models import Release, Wording

MOST = 20  # in the list of all children; the plan's page has every one


def has_newer_words() -> Exists:
    """For rows of `Release`: whether words for its audience were written, or translations into its language checked,
    after its Reading was given. Easy words stand beside those for the family."""
    given, audience = OuterRef("reading__released_at"), OuterRef("reading__audience")
    written = Q(is_translation=False, written_at__gt=given)
    checked = Q(is_translation=True, language=OuterRef("reading__language"), checked_at__gt=given)
    whose = Q(audience=audience) | Q(Exact(audience, Value(Audience.EASY.value)), audience=Audience.FAMILY)
    return Exists(Wording.objects.filter(written | checked, whose, item__plan=OuterRef("plan")))


def plans_with_newer_words(user: Any) -> list[tuple[Any, str]]:
    """(plan id, child's name) of the open plans this user leads, of which somebody reads older words. One query."""
    return [(plan, f"{given} {family}".strip()) for plan, given, family in _PLANS.rows(user)]


def _plans(user: Any) -> QuerySet[Release, tuple[Any, ...]]:
    led = grants.visible(Plan.objects.filter(ended_on__isnull=True), user, Action.LEAD_PLAN)
    reading = {"plan__grants__user": F("person__user"), "plan__grants__permission__codename": Action.READ_PLAN}
    found = Release.objects.filter(has_newer_words(), plan__in=led.values("pk"), reading__isnull=False, **reading)
    child = "plan__child__person__"
    names = ("plan_id", f"{child}given_name", f"{child}family_name")
    return found.order_by(f"{child}family_name", f"{child}given_name", "plan_id").values_list(*names).distinct()[:MOST]


_PLANS = Compiled(lambda user, _: _plans(user))
