"""What stands between a plan and its readers, in words and with the way to it."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.intake.purpose import CAPTURE_LABELS
from portal.plans.models import Plan
from portal.wording.rules import Source

from .. import rules
from ..selectors.sharing import ToDo
from .tasks import audience_words


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and where."""

    text: str
    href: str


def steps_of(plan: Plan, source: Source, found: list[ToDo]) -> list[Step]:
    """The obstacles of one audience as steps. Each leads to the item to be worded, or to the plan that lacks it."""
    first = {item["capture"]: item["id"] for item in reversed(source.items)}
    return [_step(plan, one, one.obstacle.item or first.get(one.obstacle.capture, "")) for one in found]


def _step(plan: Plan, one: ToDo, item: str) -> Step:
    names = {"part": rules.label_of(one.obstacle.capture, CAPTURE_LABELS)}
    if one.in_plan:
        text = _("The plan has nothing under “%(part)s”: update the plan") % names
        return Step(text, reverse("practice:plan", args=[plan.pk]))
    page = reverse("practice:wording", args=[plan.pk, one.audience])
    if one.obstacle.what == "missing":
        text = _("Put at least one item of “%(part)s” into words") % names
        if one.obstacle.audience:  # of another audience than the one that waits
            text = f"{audience_words(one.audience)}: {text}"
        return Step(text, f"{page}#item-{quote(item)}")
    return Step(
        _("“%(part)s” changed after it was put into words: look at it again") % names, f"{page}#item-{quote(item)}"
    )
