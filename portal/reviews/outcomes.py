"""The pure core of deciding at a review conference: what may stand, and what is still missing (R-002-25, R-002-29,
R-002-31, R-002-32, R-002-36)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from portal.plans.enums import Presence

from .enums import Outcome, View

YesNo = Literal["yes", "no", ""]


@dataclass(frozen=True, slots=True)
class Seat:
    """Whether somebody came (a `Presence`), or who came for them; "" while it is not written down."""

    came: str = ""
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said. `view`: a practitioner's on the risk, "" while it is not written down. `is_restricted`: for
    the lead alone."""

    view: str = ""
    words: str = ""
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """What the chair has written down so far; "" is: not said yet. `seats` of everybody, `views` of each practitioner
    and `family` are by a Person's key, as text. `few`: why it was held though fewer agencies came than were needed."""

    seats: Mapping[str, Seat] = field(default_factory=dict)
    few: str = ""
    views: Mapping[str, Said] = field(default_factory=dict)
    family: Mapping[str, Said] = field(default_factory=dict)
    at_risk: YesNo = ""
    reason: str = ""
    outcomes: frozenset[str] = frozenset()
    category: str = ""
    change: str = ""
    ongoing_need: YesNo = ""
    follow_on: str = ""

    @property
    def takes_off(self) -> bool:
        """Whether the name comes off the register."""
        return Outcome.OFF in self.outcomes


@dataclass(frozen=True, slots=True)
class Place:
    """What a conference is measured by: keys of the `practitioners` and of the `family` who belong there, the
    `categories` of the place and the one on the register `now`, and whether too `few` agencies came."""

    practitioners: Collection[str]
    family: Collection[str] = ()
    categories: Collection[str] = ()
    now: str = ""
    few: bool = False


def is_split(views: Iterable[str]) -> bool:
    """Whether those who have a view see the risk differently."""
    return {View.CONTINUES, View.OVER} <= set(views)


def reason_needed(at_risk: YesNo, views: Collection[str]) -> str:
    """Why a decision has to say its reason: "split" where views differ, "against" where it goes against everybody who
    has one; "" where it need not."""
    seen = set(views) & {View.CONTINUES, View.OVER}
    decided = {"yes": View.CONTINUES, "no": View.OVER}.get(at_risk)
    if is_split(views):
        return "split"
    return "against" if decided is not None and seen and decided not in seen else ""


def problems(notes: Notes, place: Place) -> dict[str, str]:
    """What is in the way of finishing, by field: {"at_risk": "missing"}."""
    return _there(notes, place) | _risk(notes, place) | _outcomes(notes) | _changes(notes, place)


def _there(notes: Notes, place: Place) -> dict[str, str]:
    found: dict[str, str] = {}
    seats = [notes.seats.get(key, Seat()) for key in (*place.practitioners, *place.family)]
    if not all(one.came in Presence.values for one in seats):
        found["seats"] = "missing"
    if any(one.came == Presence.SUBSTITUTE and not one.substitute.strip() for one in seats):
        found["seats"] = "substitute"
    if place.few and not notes.few.strip():
        found["few"] = "missing"
    return found


def _risk(notes: Notes, place: Place) -> dict[str, str]:
    found: dict[str, str] = {}
    views = [notes.views.get(key, Said()).view for key in place.practitioners]
    if not all(view in View.values for view in views):
        found["views"] = "missing"
    if notes.at_risk not in ("yes", "no"):
        found["at_risk"] = "missing"
    why = reason_needed(notes.at_risk, views)
    if why and not notes.reason.strip():
        found["reason"] = why
    return found


def _outcomes(notes: Notes) -> dict[str, str]:
    chosen = notes.outcomes
    if not chosen or not chosen <= set(Outcome.values):
        return {"outcomes": "missing"}
    if notes.takes_off and notes.at_risk == "yes":
        return {"outcomes": "still_at_risk"}
    if not notes.takes_off and notes.at_risk == "no":
        return {"outcomes": "not_at_risk"}
    return {"outcomes": "not_both"} if {Outcome.CONTINUE, Outcome.OFF} & chosen and len(chosen) > 1 else {}


def _changes(notes: Notes, place: Place) -> dict[str, str]:
    found: dict[str, str] = {}
    if Outcome.CATEGORY in notes.outcomes and notes.category not in place.categories:
        found["category"] = "missing"
    elif Outcome.CATEGORY in notes.outcomes and notes.category == place.now:
        found["category"] = "same"
    if Outcome.PLAN in notes.outcomes and not notes.change.strip():
        found["change"] = "missing"
    if notes.takes_off and notes.ongoing_need not in ("yes", "no"):
        found["ongoing_need"] = "missing"
    if notes.takes_off and not notes.follow_on.strip():
        found["follow_on"] = "missing"
    return found


def written(notes: Notes) -> dict[str, Any]:
    """The notes as they are kept."""
    return asdict(notes) | {"outcomes": sorted(notes.outcomes)}


def read(content: Mapping[str, Any]) -> Notes:
    """The notes from how they are kept; {} for none."""
    given = dict(content)
    for name, made in (("seats", Seat), ("views", Said), ("family", Said)):
        given[name] = {key: made(**one) for key, one in given.get(name, {}).items()}
    return Notes(**given | {"outcomes": frozenset(given.get("outcomes", ()))})
