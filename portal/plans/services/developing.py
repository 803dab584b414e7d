"""From the outline to the detailed plan (R-000-08)."""

from ..enums import EventKind, PlanState
from ..models import Plan


def develop(plan: Plan) -> None:
    """Call the plan detailed once the core group has met and a second version was agreed, whichever came first. Neither
    alone makes it so: a version that nobody met about is still the conference's outline."""
    outline = Plan.objects.filter(pk=plan.pk, state=PlanState.OUTLINE)
    met = outline.filter(events__kind=EventKind.CORE_GROUP, versions__number=2)
    if met.exists():
        outline.update(state=PlanState.DETAILED)
        plan.state = PlanState.DETAILED
