"""Where each kind of task of a plan is done. A kind without an address is done on the plan's own page; who builds the
screen for it adds its address here: an address that takes the plan's key."""

from collections.abc import Mapping

from portal.plans.enums import TaskKind

ADDRESSES: Mapping[str, str] = {
    TaskKind.ASK_VIEWS: "practice:agenda",
    TaskKind.DECIDE_ENGAGEMENT: "practice:lack",
    TaskKind.MEET_NEED: "practice:needs",
    TaskKind.REVIEW_EXCLUSION: "practice:exclusions",
    TaskKind.REVIEW_SHARED: "practice:release",
    TaskKind.SEE_CHILD: "practice:denied",
    TaskKind.SEEN_ALONE_ALERT: "practice:visits",
    TaskKind.ESCALATION: "practice:differences",
    TaskKind.ENQUIRY: "practice:enquiries_about",
    TaskKind.NOTICE: "practice:notices",
    TaskKind.NAME_CHAIR: "practice:review",
    TaskKind.REVIEW_EARLIER: "practice:review",
    TaskKind.REVIEW_REPORT: "practice:review",
}
PLAN = "practice:plan"


def address_of(kind: str) -> str:
    """The name of the address where a task of this kind is done."""
    return ADDRESSES.get(kind, PLAN)


def name_of(kind: str) -> str:
    """What a task of this kind is called; one that this code does not know any more goes by its key."""
    return str(TaskKind(kind).label) if kind in TaskKind.values else kind
