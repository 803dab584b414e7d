"""Who keeps the registers of the invented places, and what was asked of them."""

from datetime import timedelta
from typing import Any

from portal.plans.models import Plan
from portal.register.enums import EnquiryKind, KeeperRole, NumberSource
from portal.register.services import answer, call_back, follow_up, log_enquiry, name_keeper, register_of

from .. import rules
from .people import ARRIVED
from .scene import Scene

CALLED_BACK, ANSWERED = timedelta(minutes=12), timedelta(minutes=15)


def name_keepers(rows: list[dict[str, Any]], scene: Scene) -> None:
    """Everybody the staff file names."""
    for one in rows:
        name_keeper(
            place=one["place"], person=scene.people[one["person"]], role=KeeperRole(one["role"]),
            since=scene.on(ARRIVED), now=scene.at(ARRIVED),
        )  # fmt: skip


def enquire(rows: list[dict[str, Any]], scene: Scene) -> None:
    """All enquiries of the staff file, with what was done about each."""
    for number, one in enumerate(rows):
        key, by, now = rules.kept_id(f"enquiry/{number}"), scene.user(one["by"]), scene.at(one["day"])
        made = log_enquiry(
            key=key, register=register_of(one["place"]), kind=EnquiryKind(one["kind"]), enquirer=one["enquirer"],
            agency=one["agency"], telephone=one.get("telephone", ""), child_name=one["child_name"],
            child_born_on=None, concern=one.get("concern", ""), by=by, now=now,
        )  # fmt: skip
        if called := one.get("called"):
            call_back(
                key=key, enquiry=made, source=NumberSource(called["source"]), number=called["number"],
                answered_by=called["answered_by"], confirmed=True, by=by, now=now + CALLED_BACK,
            )  # fmt: skip
        if "child" in one:
            plan = Plan.objects.get(child__person=scene.people[one["child"]])
            answer(key=plan.pk, enquiry=made, plan=plan, said="", by=by, now=now + ANSWERED)
            done = one["lead"]
            follow_up(
                key=key, enquiry=made, plan=plan, said=done["said"], by=scene.user(done["by"]),
                now=scene.at(done["day"]),
            )  # fmt: skip
