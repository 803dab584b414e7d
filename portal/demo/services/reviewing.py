"""The next review conference of the invented families: booked, with a chair, and partly prepared."""

from typing import Any

from portal.plans.models import Plan
from portal.reviews.enums import Way
from portal.reviews.services import book_review, invite, name_chair, write_report

from .. import rules
from .scene import Scene


def prepare(child: str, plan: Plan, data: dict[str, Any], lead: str, scene: Scene) -> None:
    """All that a family file says of the next review of a plan."""
    one = data.get("review")
    if one is None:
        return
    by, today, now = scene.user(lead), scene.on(one["day"]), scene.at(one["day"])
    review = book_review(
        key=rules.kept_id(f"{child}/review"), plan=plan, on=scene.on(one["when"]), by=by, today=today, now=now
    )
    name_chair(review=review, revision=review.revision, chair=scene.people[one["chair"]], by=by, today=today, now=now)
    for number, given in enumerate(one.get("invited", ())):
        invite(
            key=rules.kept_id(f"{child}/invited/{number}"), review=review,
            people=[scene.people[key] for key in given["people"]], way=Way(given["way"]), on=scene.on(given["day"]),
            by=by, today=scene.on(given["day"]), now=scene.at(given["day"]),
        )  # fmt: skip
    for number, given in enumerate(one.get("reports", ())):
        write_report(
            key=rules.kept_id(f"{child}/reported/{number}"), review=review, person=scene.people[given["person"]],
            text=given["text"], by=scene.user(given["person"]), now=scene.at(given["day"]),
        )  # fmt: skip
