"""The purposes forms can have here, and what each must capture. Policy staff shape the forms; this is what they may
not leave out, because deadlines, safeguards and families' readings stand on it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forms.api import Capture, Known
from portal.procedures.terms import local

PLAN = "child_protection_plan"
VIEWS = "family_views"

_TEXT = ("long_text", "short_text")


def _text(key: str, label: Promise, *, required: bool = True) -> Capture:
    return Capture(key, label, _TEXT, required)


def _choice(key: str, label: Promise, *, required: bool = True) -> Capture:
    return Capture(key, label, ("single_choice",), required)


def _person(key: str, label: Promise, *, required: bool = True) -> Capture:
    return Capture(key, label, ("person",), required)


def _yes_no(key: str, label: Promise) -> Capture:
    return Capture(key, label, ("yes_no",))


def _date(key: str, label: Promise, *, required: bool = True) -> Capture:
    return Capture(key, label, ("date",), required)


def _rows(key: str, label: Promise, *fields: Capture) -> Capture:
    return Capture(key, label, ("repeat",), True, fields)


def _outcomes(key: str, label: Promise) -> Capture:
    # Two captures and no choice between two terms: a form's options are its author's, and both kinds must be there.
    return _rows(key, label, _text("text", _("The outcome")), _date("by_when", _("By when"), required=False))


# What the chair explains to each parent and to the child where they are present, and the leaflet that goes with it.
# Captures and no model: it is decided in the room where the plan is, sent with it, and frozen in its version.
_EXPLAINED: tuple[Capture, ...] = (
    _yes_no("lead_role", _("The lead's role, before the conference")),
    _yes_no("reasons", _("The reasons")),
    _yes_no("purpose", _("What the plan is for")),
    _yes_no("outline", _("What is in the plan")),
    _yes_no("involvement", _("How they will be involved")),
    _yes_no("leaflet", _("Complaints leaflet given")),
)
_LEAFLET: tuple[Capture, ...] = (
    _text("leaflet_version", _("Version of the leaflet")),
    _text("leaflet_language", _("Language of the leaflet")),
)

PLAN_CAPTURES: tuple[Capture, ...] = (
    _rows(
        "concern",
        _("Concerns"),
        _text("text", _("The concern")),
        _choice("likelihood", _("How likely")),
        _text("impact", _("What it means for this child")),
        _choice("category", _("Category"), required=False),
        _text("evidence", _("Evidence"), required=False),
    ),
    _rows("strength", _("Strengths"), _text("text", _("The strength"))),
    _rows(
        "change",
        _("What needs to change"),
        _text("what", _("What")),
        _text("how_much", _("By how much")),
        _date("by_when", _("By when")),
    ),
    _outcomes("outcome", _("Shorter-term outcomes")),
    _outcomes("longer_outcome", _("Longer-term outcomes")),
    _rows(
        "action",
        _("Actions"),
        _text("what", _("What")),
        _text("why", _("Why")),
        _person("who", _("Who")),
        _date("when", _("When")),
    ),
    _rows(
        "service",
        _("Services"),
        _text("name", _("Service")),
        _text("outcome", _("What it is to achieve")),
        _text("recipient", _("For whom"), required=False),
        _text("funding", _("Funding")),
        _text("measure", _("How its effect is measured")),
    ),
    _rows(
        "contingency",
        _("If things do not change"),
        _text("trigger", _("What would set it off")),
        _text("step", _("What happens then")),
        _person("who", _("Who"), required=False),
        _date("by_when", _("By when"), required=False),
    ),
    _text("child_views", _("The child's views")),
    _text("no_child_views", _("Why there are no views of the child")),
    _rows(
        "parent_views",
        _("Parents' views"),
        _person("who", _("Whose")),
        _text("text", _("What they say")),
        _yes_no("is_followed", _("Whether the plan follows it")),
        _text("why_not", _("Why the plan does not follow it")),
    ),
    _rows(
        "monitoring",
        _("Monitoring"),
        _text("what", _("What")),
        _text("how", _("How")),
        _person("who", _("Who")),
        _text("how_often", _("How often"), required=False),
    ),
    _person("lead", _("Lead")),
    _rows("core_group", _("Core group"), _person("who", _("Member"))),
    _date("conference_date", _("Date of the conference")),
    _rows("present", _("Present at the conference"), _person("who", _("Who"))),
    _rows("explained", _("What the chair explained"), _person("who", _("To whom")), *_EXPLAINED, *_LEAFLET),
    _rows(
        "dissent",
        _("Who did not agree"),
        _person("who", _("Who")),
        _text("reason", _("Why")),
        _text("response", _("What the chair answered")),
    ),
    _date("next_conference", _("Next conference")),
)

# Whom a question of a plan can be kept to: what the service really knows of people.
LEAD, CORE_GROUP = "lead", "core_group"
PLAN_ROLES: tuple[tuple[str, Promise], ...] = ((LEAD, _("Lead")), (CORE_GROUP, _("Core group")))

# What can stand in a question of a plan beforehand.
PLAN_PREFILLS: tuple[Known, ...] = (
    Known("name", _("Name of the child"), "subject", _TEXT),
    Known("born_on", _("Date of birth of the child"), "subject", ("date",)),
    Known("own_name", _("Name of the person who fills it"), "person", _TEXT),
    Known("own_key", _("The person who fills it"), "person", ("person",)),
    Known("own_job", _("Job title of the person who fills it"), "person", _TEXT),
)

# Evidence and impact are asked beside their concern and are items of their own in the plan (`mapping.items`).
CAPTURE_LABELS: Mapping[str, Promise | str] = {
    **{capture.key: capture.label for capture in PLAN_CAPTURES},
    "evidence": _("Evidence"),
    "impact": _("What a concern means for the child"),
}
FIELD_LABELS: Mapping[tuple[str, str], Promise | str] = {
    **{(one.key, field.key.rpartition(".")[2]): field.label for one in PLAN_CAPTURES for field in one.fields},
    ("evidence", "text"): _("Evidence"),
    ("impact", "text"): _("What it means for this child"),
    ("impact", "likelihood"): _("How likely"),
}

# The labels that name what a place has a word of its own for (R-002-06); above, every place's editors read them.
_LOCAL: Mapping[tuple[str, str], Promise | str] = {
    ("lead", ""): "%(lead)s",
    ("core_group", ""): "%(core_group)s",
    ("explained", ""): _("What the %(chair)s explained"),
    ("explained", "lead_role"): _("The role of the %(lead)s, before the conference"),
    ("dissent", "response"): _("What the %(chair)s answered"),
}


def capture_labels(place: str) -> Mapping[str, Promise | str]:
    """`CAPTURE_LABELS` in the words of a place."""
    return {**CAPTURE_LABELS, **{key: local(text, place) for (key, field), text in _LOCAL.items() if not field}}


def field_labels(place: str) -> Mapping[tuple[str, str], Promise | str]:
    """`FIELD_LABELS` in the words of a place."""
    return {**FIELD_LABELS, **{key: local(text, place) for key, text in _LOCAL.items() if key[1]}}


# What a form for readers can ask (R-001-18, R-001-37, R-002-22). The keys are those of what can be said in the
# dialogue; whatever else it asks goes to the lead with its label.
VIEWS_ASKS = frozenset({"interpreter", "advocate", "call"})
VIEWS_CAPTURES: tuple[Capture, ...] = (
    _text("say", _("What they want to say")),
    _text("disagree", _("What they disagree with"), required=False),
    _text("unclear", _("What they do not understand"), required=False),
    Capture("interpreter", _("Whether they want an interpreter"), ("yes_no",), required=False),
    Capture("advocate", _("Whether they want an advocate"), ("yes_no",), required=False),
    Capture("call", _("Whether they want a call"), ("yes_no",), required=False),
)
