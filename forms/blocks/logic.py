"""Conditions, ends and journeys, as authors compose them. Composed to rules in forms/composing.

Nothing in a condition or journey is translated: names are for authors. No struct stands directly in a struct.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from forms.conditions import Unit
from forms.enums import Operator
from forms.fields.block import KeyBlock, RuleBlock

DEEPEST = 3  # groups of tests inside each other
JOINED = [("all", _("All of these are so")), ("any", _("At least one of these is so")), ("none", _("None is so"))]
COMPARISONS = [("<", "<"), ("<=", "≤"), ("=", "="), (">=", "≥"), (">", ">")]
UNITS: list[tuple[Unit, Any]] = [
    ("days", _("days")), ("weeks", _("weeks")), ("months", _("months")), ("years", _("years")),
]  # fmt: skip
OPERATORS = [
    (Operator.ANSWERED, _("is answered")),
    (Operator.EQUALS, _("is")),
    (Operator.ONE_OF, _("is one of")),
    (Operator.CONTAINS, _("contains")),
    (Operator.MATCHES, _("looks like")),
    (Operator.LESS, _("is less than")),
    (Operator.MORE, _("is more than")),
    (Operator.BEFORE, _("is before")),
    (Operator.AFTER, _("is after")),
    (Operator.AT_LEAST, _("is at least, or not before")),
    (Operator.AT_MOST, _("is at most, or not after")),
    (Operator.BETWEEN, _("is between")),
]


class AnswerTestBlock(blocks.StructBlock):
    """A test of one answer. `given` is what it is compared with, as typed (options by id, several by blank space, a
    text that could be a number or holds blank space in double quotes); `other` a question, or "today", to compare with
    instead, moved by `count` `unit`; `upto` the upper one of two."""

    question = KeyBlock(label=_("Answer to"), required=True, chooses="question")
    negated = blocks.BooleanBlock(label=_("Not"), required=False, default=False)
    operator = blocks.ChoiceBlock(label=_("Is"), choices=OPERATORS, default=Operator.EQUALS, search_index=False)
    given = KeyBlock(label=_("This"), chooses="given", max_length=8000)
    upto = KeyBlock(label=_("Up to"), chooses="upto")
    other = KeyBlock(label=_("Or compared with the answer to"), chooses="other")
    count = blocks.IntegerBlock(label=_("Moved by"), required=False)
    unit = blocks.ChoiceBlock(label=_("Unit"), choices=UNITS, default="days", required=False, search_index=False)

    class Meta:
        icon = "help"
        label = _("An answer")


class RowsTestBlock(blocks.StructBlock):
    """A test of the rows of a repeating group. `condition` is asked in each row; with `added` that number is summed."""

    group = KeyBlock(label=_("Repeating group"), required=True, chooses="group")
    how = blocks.ChoiceBlock(
        label=_("How many"), default="any", search_index=False,
        choices=[("any", _("in any row")), ("every", _("in every row")), ("count", _("the number of rows")),
                 ("sum", _("the sum over the rows"))],
    )  # fmt: skip
    condition = KeyBlock(label=_("Condition that must hold in the row"), chooses="condition")
    added = KeyBlock(label=_("Number that is summed"), chooses="number")
    comparison = blocks.ChoiceBlock(
        label=_("Is"), choices=COMPARISONS, default=">=", required=False, search_index=False
    )
    number = blocks.FloatBlock(label=_("Number"), required=False)

    class Meta:
        icon = "rotate"
        label = _("Rows of a group")


def several(level: int) -> blocks.StreamBlock:
    """What a condition is made of; groups of tests inside each other down to `DEEPEST`."""
    found: list[tuple[str, blocks.Block]] = [
        ("answer", AnswerTestBlock()),
        ("rows", RowsTestBlock()),
        ("condition", RuleBlock(label=_("Another condition"), icon="code", required=True, chooses="named")),
    ]
    if level < DEEPEST:
        inner = [
            ("joined", blocks.ChoiceBlock(label=_("Holds when"), choices=JOINED, default="all", search_index=False))
        ]
        inner.append(("tests", several(level + 1)))
        found.append(("group", blocks.StructBlock(inner, label=_("Several tests together"), icon="list-ul")))
    return blocks.StreamBlock(found, label=_("Tests"), required=False)


class ConditionBlock(blocks.StructBlock):
    """A rule with a name, used by questions, options, steps and ends of this form."""

    name = KeyBlock(
        label=pgettext_lazy("of a thing", "Name"),
        required=True,
        max_length=120,
        help_text=_("As in “The child is under five”."),
    )
    joined = blocks.ChoiceBlock(label=_("Holds when"), choices=JOINED, default="all", search_index=False)

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        super().__init__([*(local_blocks or []), ("tests", several(0))], **kwargs)

    class Meta:
        icon = "code"
        label = _("Condition")
        label_format = "{name}"


class ConditionsBlock(blocks.StreamBlock):
    condition = ConditionBlock()

    class Meta:
        required = False


class EndBlock(blocks.StructBlock):
    """The form ends after this step, with a text, when the rule holds."""

    when = RuleBlock(label=_("The form ends here"), required=True)
    text = blocks.TextBlock(label=_("Text"), rows=3, max_length=2000, help_text=_("What the reader should do now."))
    sendable = blocks.BooleanBlock(label=_("The answers so far can be sent"), required=False, default=False)

    class Meta:
        icon = "logout"
        label = _("End")


class EndsBlock(blocks.StreamBlock):
    end = EndBlock()

    class Meta:
        required = False


class JourneyAnswerBlock(blocks.StructBlock):
    """`given` is what somebody would type; options by id, several by blank space."""

    question = KeyBlock(label=_("Question"), required=True, chooses="question")
    given = KeyBlock(label=_("Answer"), max_length=20_000, chooses="answer")

    class Meta:
        label_format = "{question}"


class JourneyBlock(blocks.StructBlock):
    """A test: these answers lead through these steps (ids with blank space between) to this end."""

    name = KeyBlock(label=pgettext_lazy("of a thing", "Name"), required=True, max_length=120)
    answers = blocks.StreamBlock([("answer", JourneyAnswerBlock())], label=_("Answers"), required=False)
    steps = KeyBlock(label=_("Steps that should follow"), max_length=8000, chooses="steps")
    end = KeyBlock(
        label=_("End it should lead to"), chooses="end", help_text=_("Leave empty when it should lead to sending.")
    )

    class Meta:
        icon = "tasks"
        label = _("Test journey")
        label_format = "{name}"


class JourneysBlock(blocks.StreamBlock):
    journey = JourneyBlock()

    class Meta:
        required = False
