"""Which captured things each audience reads, in which order, and which of their fields. An allow-list: what is not
named here is in no Reading, whatever a form captures."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .enums import Audience
from .reading import FactKind

Label = str | Promise
FactRule = tuple[str, Label, FactKind]  # field, label, kind


@dataclass(frozen=True)
class SectionRule:
    """One section. `captures` give its items in order; `facts` are the fields shown beside an item's words.

    `only`: "mine" keeps the items whose `who` is the reader, "not_kin" drops those of other family members,
    "not_mine" both. `needs_words`: items without a wording for the audience are left out.
    """

    key: str
    captures: tuple[str, ...]
    heading: Label
    intro: Label = ""
    empty: Label = ""
    facts: tuple[FactRule, ...] = ()
    only: str = ""
    needs_words: bool = True


_BY_WHEN: FactRule = ("by_when", _("By"), "date")
_WHEN: FactRule = ("when", _("By"), "date")
_WHO: FactRule = ("who", _("Who"), "name")

FAMILY = (
    SectionRule(
        "concerns",
        ("concern",),
        _("Why there is a plan"),
        _("This is what people are worried about."),
    ),
    SectionRule("strengths", ("strength",), _("What is going well")),
    SectionRule(
        "changes",
        ("change",),
        _("What needs to change"),
        _("How much, and by when."),
        facts=(_BY_WHEN,),
    ),
    SectionRule("outcomes", ("outcome",), _("What we hope for"), facts=(_BY_WHEN,)),
    SectionRule(
        "expected",
        ("action",),
        _("What we ask of you"),
        empty=_("Nothing in this plan is for you alone to do."),
        facts=(_WHEN,),
        only="mine",
    ),
    SectionRule("actions", ("action",), _("What others will do"), facts=(_WHO, _WHEN), only="not_mine"),
    SectionRule("services", ("service",), _("Help for your family")),
    SectionRule(
        "contingency",
        ("contingency",),
        _("What happens if things do not change"),
        facts=(_BY_WHEN,),
    ),
    SectionRule("monitoring", ("monitoring",), _("How we will know"), facts=(_WHO,), only="not_kin"),
    SectionRule("child_views", ("child_views",), _("What your child says")),
    SectionRule("my_views", ("parent_views",), _("What you said"), only="mine"),
    SectionRule(
        "next",
        ("next_conference",),
        _("When we meet next"),
        _("The next conference looks at how the plan is going."),
        facts=(("date", _("Next conference"), "date"),),
        needs_words=False,
    ),
)

CHILD = (
    SectionRule(
        "said",
        ("child_views",),
        pgettext_lazy("to a child", "What you said"),
        empty=_("We have not written down what you think yet. You can tell us at any time."),
    ),
    SectionRule("worries", ("concern",), _("What adults are worried about"), _("None of this is your fault.")),
    SectionRule("good", ("strength",), _("What is good")),
    SectionRule("changes", ("change",), _("What should get better"), facts=(_BY_WHEN,)),
    SectionRule("will_happen", ("action",), _("What will happen"), facts=(_WHO, _WHEN)),
    SectionRule("help", ("service",), _("Help for you")),
    SectionRule("if_not", ("contingency",), _("If things do not get better")),
    SectionRule(
        "next",
        ("next_conference",),
        _("The next meeting"),
        _("You can come, or tell somebody what you would like them to say for you."),
        facts=(("date", _("When"), "date"),),
        needs_words=False,
    ),
)

SECTIONS: Mapping[str, tuple[SectionRule, ...]] = {
    Audience.FAMILY: FAMILY,
    Audience.EASY: FAMILY,
    Audience.CHILD: CHILD,
}

# Without words for at least one of each of these nobody is given a Reading (R-001-04, R-001-16).
NEEDED: Mapping[str, tuple[str, ...]] = {
    Audience.FAMILY: ("concern", "change", "action", "contingency"),
    Audience.EASY: (),  # the family's words stand in where there are none
    Audience.CHILD: ("concern", "action"),
}

# The field whose professional text a wording puts into plain words.
SOURCE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "concern": ("text", "evidence"),
    "strength": ("text",),
    "change": ("what", "how_much"),
    "outcome": ("text",),
    "action": ("what", "why"),
    "service": ("name", "recipient"),
    "contingency": ("trigger", "step"),
    "monitoring": ("what", "how", "how_often"),
    "child_views": ("text",),
    "parent_views": ("text",),
}
