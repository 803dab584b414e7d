"""What a young person finds: first what they said."""

from django.utils.translation import pgettext

from portal.procedures.reading_templates import TAKE_PART, Line, SectionRule


def from_12() -> tuple[SectionRule, ...]:
    """12 to 15."""
    return (*said(), *_plan(), *_meetings(), who_to_ask(), end(), _complain())


def from_16() -> tuple[SectionRule, ...]:
    """16 and 17: the same, with what they do themselves first."""
    return (*said(), *_plan(own=True), *_meetings(), who_to_ask(), end(), _complain(), _rights())


def said() -> tuple[SectionRule, ...]:
    """What they said, what worries adults, what is good."""
    return (
        SectionRule(
            "said",
            "items",
            pgettext("to a child", "What you said"),
            empty=pgettext("to a child", "We have not written down what you think yet. You can tell us at any time."),
            symbol="talk",
            captures=("child_views",),
        ),
        SectionRule(
            "worries",
            "items",
            pgettext("to a child", "What adults are worried about"),
            pgettext("to a child", "None of this is your fault."),
            symbol="worry",
            captures=("concern", "impact"),
        ),
        SectionRule("good", "items", pgettext("to a child", "What is good"), symbol="good", captures=("strength",)),
    )


def social_worker() -> SectionRule:
    """The lead, with a picture, and that they can be spoken to alone."""
    return SectionRule(
        "social-worker",
        "people",
        pgettext("to a child", "Your social worker"),
        symbol="social-worker",
        captures=("lead",),
        lines=(
            Line(pgettext("to a child", "You can talk to your social worker alone."), "talk-alone"),
            Line(pgettext("to a child", "You can ask anything."), "question"),
        ),
    )


def who_to_ask() -> SectionRule:
    """Whom they can turn to."""
    return SectionRule(
        "who-to-ask",
        "people",
        pgettext("to a child", "Who you can talk to"),
        symbol="phone",
        lines=(
            Line(pgettext("to a child", "You can also talk to any adult you trust."), "together"),
            Line(pgettext("to a child", "An advocate can speak for you. They are on your side."), "talk"),
            Line(pgettext("to a child", "If you are in danger, call 999."), "phone"),
        ),
    )


def who_knows() -> SectionRule:
    """Who knows of the plan."""
    return SectionRule(
        "who-knows",
        "words",
        pgettext("to a child", "Who knows about this"),
        symbol="lock",
        lines=(
            Line(pgettext("to a child", "Only people who help to keep you safe know about this plan."), "safe"),
            Line(pgettext("to a child", "Each of them sees only what they need to know."), "eye"),
            Line(pgettext("to a child", "If you tell us you are in danger, we have to act."), "warning"),
        ),
    )


def end() -> SectionRule:
    """When it ends."""
    return SectionRule(
        "end",
        "words",
        pgettext("to a child", "When the plan ends"),
        symbol="time",
        lines=(
            Line(pgettext("to a child", "The plan ends when everybody agrees you are safe."), "safe"),
            Line(pgettext("to a child", "We look at this at every big meeting."), "meeting"),
        ),
    )


def help_and_if_not() -> tuple[SectionRule, ...]:
    """Help for them, and what happens otherwise."""
    return (
        SectionRule("help", "items", pgettext("to a child", "Help for you"), symbol="help", captures=("service",)),
        SectionRule(
            "if_not",
            "items",
            pgettext("to a child", "If things do not get better"),
            symbol="warning",
            captures=("contingency",),
        ),
    )


def _plan(*, own: bool = False) -> tuple[SectionRule, ...]:
    mine = SectionRule(
        "expected",
        "items",
        pgettext("to a child", "What you will do"),
        symbol="pencil",
        captures=("action",),
        only="mine",
    )
    everybodys = SectionRule(
        "will_happen",
        "items",
        pgettext("to a child", "What will happen, and who does it"),
        symbol="list",
        captures=("action",),
    )
    return (
        SectionRule(
            "changes", "items", pgettext("to a child", "What should get better"), symbol="change", captures=("change",)
        ),
        SectionRule(
            "outcomes", "items", pgettext("to a child", "What we hope for soon"), symbol="hope", captures=("outcome",)
        ),
        SectionRule(
            "later_outcomes",
            "items",
            pgettext("to a child", "What we hope for later"),
            symbol="hope",
            captures=("longer_outcome",),
        ),
        *((mine, everybodys) if own else (everybodys,)),
        *help_and_if_not(),
        social_worker(),
    )


def _meetings() -> tuple[SectionRule, ...]:
    return (
        SectionRule(
            "next",
            "meeting",
            pgettext("to a child", "The next meeting"),
            pgettext("to a child", "You can come, or somebody can say what you want for you."),
            symbol="calendar",
            captures=("next_conference",),
        ),
        SectionRule(
            TAKE_PART,
            "words",
            pgettext("to a child", "How to take part"),
            symbol="meeting",
            lines=(
                Line(pgettext("to a child", "You can be there for all of it, or only a part."), "meeting"),
                Line(pgettext("to a child", "You can bring somebody you trust."), "together"),
                Line(pgettext("to a child", "You can write, draw or record what you want to say."), "pencil"),
                Line(pgettext("to a child", "You do not have to come."), "no"),
            ),
        ),
        who_knows(),
    )


def _complain() -> SectionRule:
    return SectionRule(
        "disagree",
        "words",
        pgettext("to a child", "If you do not agree"),
        symbol="no",
        lines=(
            Line(pgettext("to a child", "Tell your social worker, or say it here."), "talk"),
            Line(pgettext("to a child", "You can complain. An advocate can help you."), "pencil"),
            Line(pgettext("to a child", "Nobody may be angry with you because you complained."), "safe"),
        ),
    )


def _rights() -> SectionRule:
    return SectionRule(
        "advocacy",
        "words",
        pgettext("to a child", "Your own say"),
        symbol="star",
        lines=(
            Line(pgettext("to a child", "You can ask for an advocate of your own."), "together"),
            Line(pgettext("to a child", "You can ask who was told about you, and why."), "question"),
        ),
    )
