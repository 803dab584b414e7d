"""What of a plan can be read at all, whatever a template says: an allow-list. What is not named here is in no Reading,
whatever a form captures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.procedures.reading_templates import Only

from .enums import Audience
from .reading import FactKind

Label = str | Promise
FactRule = tuple[str, Label, FactKind]  # field, label, kind

_FAMILY_ONLY_THEIRS: Mapping[str, Only] = {Audience.FAMILY: "not_kin", Audience.EASY: "not_kin"}
_ONLY_MINE: Mapping[str, Only] = dict.fromkeys(Audience, "mine")


@dataclass(frozen=True)
class Readable:
    """One capture. `label` is what policy staff call it. `facts` are the fields shown beside an item's words, `source`
    those whose professional text the words are made from: without words such an item is not shown. `symbol` is its
    picture where the template has none.

    `guard` ({audience: whose items}) holds in every template: no template shows a parent another parent's tasks.
    """

    label: Label
    source: tuple[str, ...] = ()
    facts: tuple[FactRule, ...] = ()
    symbol: str = ""
    guard: Mapping[str, Only] = field(default_factory=dict)


_BY_WHEN: FactRule = ("by_when", _("By"), "date")
_WHEN: FactRule = ("when", _("By"), "date")
_WHO: FactRule = ("who", _("Who"), "name")

READABLE: Mapping[str, Readable] = {
    "concern": Readable(_("Concerns"), ("text",), symbol="worry"),
    "evidence": Readable(_("Evidence"), ("text",), symbol="eye"),
    "impact": Readable(_("What a concern means for the child"), ("text", "likelihood"), symbol="child"),
    "strength": Readable(_("Strengths"), ("text",), symbol="good"),
    "change": Readable(_("What needs to change"), ("what", "how_much"), (_BY_WHEN,), "change"),
    "outcome": Readable(_("Shorter-term outcomes"), ("text",), (_BY_WHEN,), "hope"),
    "longer_outcome": Readable(_("Longer-term outcomes"), ("text",), (_BY_WHEN,), "hope"),
    "action": Readable(_("Actions"), ("what", "why"), (_WHO, _WHEN), "list", _FAMILY_ONLY_THEIRS),
    "service": Readable(_("Services"), ("name", "outcome", "recipient"), symbol="help"),
    "contingency": Readable(_("If things do not change"), ("trigger", "step"), (_BY_WHEN,), "warning"),
    "monitoring": Readable(_("Monitoring"), ("what", "how", "how_often"), (_WHO,), "chart", _FAMILY_ONLY_THEIRS),
    "child_views": Readable(_("The child's views"), ("text",), symbol="child"),
    "parent_views": Readable(_("Parents' views"), ("text",), symbol="talk", guard=_ONLY_MINE),
    "next_conference": Readable(_("Next conference"), (), (("date", _("When"), "date"),), "calendar"),
}

# Whom a section of people can show. With none named: whom the reader can turn to.
PEOPLE: Mapping[str, Label] = {"lead": _("Lead"), "core_group": _("Core group")}

# Items of a concern's own row: whoever must not know the concern knows none of them.
OF_CONCERN = ("evidence", "impact")

# What policy staff choose from.
LABELS: Mapping[str, Label] = {**{key: one.label for key, one in READABLE.items()}, **PEOPLE}

# The fields whose professional text a wording puts into plain words.
SOURCE_FIELDS: Mapping[str, tuple[str, ...]] = {key: one.source for key, one in READABLE.items() if one.source}

# Without words for at least one of each of these nobody is given a Reading (R-001-04, R-001-16). Easy Read readers get
# the family's words where there are no easy ones.
NEEDED: Mapping[str, tuple[str, ...]] = {
    Audience.FAMILY: ("concern", "change", "action", "contingency"),
    Audience.EASY: ("concern", "change", "action", "contingency"),
    Audience.CHILD: ("concern", "action"),
}

# A plan in which nothing stands under these is given to nobody, whoever they are (R-001-16).
NEVER_EMPTY = ("change", "contingency")


# Nobody writes these for children: whatever a template says, there is nothing to show.
_NOT_FOR_CHILDREN = frozenset({"parent_views", "evidence", "monitoring"})


def worded(audience: str) -> frozenset[str]:
    """The captures that are put into words for an audience."""
    return frozenset(SOURCE_FIELDS) - (_NOT_FOR_CHILDREN if audience == Audience.CHILD else frozenset())


def not_for(capture: str, audience: str) -> bool:
    """Whether nobody of this audience reads this, whoever put it into words."""
    return audience == Audience.CHILD and capture in _NOT_FOR_CHILDREN
