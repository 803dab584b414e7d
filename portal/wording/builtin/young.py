"""What a young person finds: first what they said."""

from django.utils.translation import pgettext

from portal.procedures.reading_templates import Line, SectionRule

CHILD = "to a child"


def from_12() -> tuple[SectionRule, ...]:
    """12 to 15."""
    return (*said(), *_plan(), *_meetings(), who_to_ask(), end(), _complain())


def from_16() -> tuple[SectionRule, ...]:
    """16 and 17: the same, with what is on their own shoulders apart from what others do."""
    return (*said(), *_plan(own=True), *_meetings(), who_to_ask(), end(), _complain(), _rights())


def said() -> tuple[SectionRule, ...]:
    """What they said, what worries adults, what is good."""
    return (
        SectionRule("said", "items", pgettext(CHILD, "What you said"),
                    empty=pgettext(CHILD, "We have not written down what you think yet. You can tell us at any time."),
                    symbol="talk", captures=("child_views",)),
        SectionRule("worries", "items", pgettext(CHILD, "What adults are worried about"),
                    pgettext(CHILD, "None of this is your fault."), symbol="worry", captures=("concern",)),
        SectionRule("good", "items", pgettext(CHILD, "What is good"), symbol="good", captures=("strength",)),
    )  # fmt: skip


def social_worker() -> SectionRule:
    """The lead, with a picture, and that they can be spoken to alone."""
    return SectionRule(
        "social-worker", "people", pgettext(CHILD, "Your social worker"), symbol="social-worker", captures=("lead",),
        lines=(
            Line(pgettext(CHILD, "You can talk to your social worker alone."), "talk-alone"),
            Line(pgettext(CHILD, "You can ask anything."), "question"),
        ),
    )  # fmt: skip


def who_to_ask() -> SectionRule:
    """Whom they can turn to."""
    return SectionRule(
        "who-to-ask", "people", pgettext(CHILD, "Who you can talk to"), symbol="phone",
        lines=(
            Line(pgettext(CHILD, "You can also talk to any adult you trust."), "together"),
            Line(pgettext(CHILD, "An advocate can speak for you. They are on your side."), "talk"),
            Line(pgettext(CHILD, "If you are in danger, call 999."), "phone"),
        ),
    )  # fmt: skip


def who_knows() -> SectionRule:
    """Who knows of the plan."""
    return SectionRule(
        "who-knows", "words", pgettext(CHILD, "Who knows about this"), symbol="lock",
        lines=(
            Line(pgettext(CHILD, "Only people who help to keep you safe know about this plan."), "safe"),
            Line(pgettext(CHILD, "Each of them sees only what they need to know."), "eye"),
            Line(pgettext(CHILD, "If you tell us you are in danger, we have to act."), "warning"),
        ),
    )  # fmt: skip


def end() -> SectionRule:
    """When it ends."""
    return SectionRule(
        "end", "words", pgettext(CHILD, "When the plan ends"), symbol="time",
        lines=(
            Line(pgettext(CHILD, "The plan ends when everybody agrees you are safe."), "safe"),
            Line(pgettext(CHILD, "We look at this at every big meeting."), "meeting"),
        ),
    )  # fmt: skip


def help_and_if_not() -> tuple[SectionRule, ...]:
    """Help for them, and what happens otherwise."""
    return (
        SectionRule("help", "items", pgettext(CHILD, "Help for you"), symbol="help", captures=("service",)),
        SectionRule("if_not", "items", pgettext(CHILD, "If things do not get better"), symbol="warning",
                    captures=("contingency",)),
    )  # fmt: skip


def _plan(*, own: bool = False) -> tuple[SectionRule, ...]:
    actions: tuple[SectionRule, ...] = (
        SectionRule("will_happen", "items", pgettext(CHILD, "What will happen, and who does it"), symbol="list",
                    captures=("action",)),
    )  # fmt: skip
    if own:
        actions = (
            SectionRule("expected", "items", pgettext(CHILD, "What you will do"), symbol="pencil",
                        captures=("action",), only="mine"),
            SectionRule("will_happen", "items", pgettext(CHILD, "What others will do"), symbol="list",
                        captures=("action",), only="not_mine"),
        )  # fmt: skip
    return (
        SectionRule("changes", "items", pgettext(CHILD, "What should get better"), symbol="change",
                    captures=("change",)),
        SectionRule("outcomes", "items", pgettext(CHILD, "What we hope for"), symbol="hope", captures=("outcome",)),
        *actions,
        *help_and_if_not(),
        social_worker(),
    )  # fmt: skip


def _meetings() -> tuple[SectionRule, ...]:
    return (
        SectionRule("next", "meeting", pgettext(CHILD, "The next meeting"),
                    pgettext(CHILD, "You can come, or somebody can say what you want for you."), symbol="calendar",
                    captures=("next_conference",)),
        SectionRule("take-part", "words", pgettext(CHILD, "How to take part"), symbol="meeting", lines=(
            Line(pgettext(CHILD, "You can be there for all of it, or only a part."), "meeting"),
            Line(pgettext(CHILD, "You can bring somebody you trust."), "together"),
            Line(pgettext(CHILD, "You can write, draw or record what you want to say."), "pencil"),
            Line(pgettext(CHILD, "You do not have to come."), "no"),
        )),
        who_knows(),
    )  # fmt: skip


def _complain() -> SectionRule:
    return SectionRule(
        "disagree", "words", pgettext(CHILD, "If you do not agree"), symbol="no",
        lines=(
            Line(pgettext(CHILD, "Tell your social worker, or say it here."), "talk"),
            Line(pgettext(CHILD, "You can complain. An advocate can help you."), "pencil"),
            Line(pgettext(CHILD, "Nobody may be angry with you because you complained."), "safe"),
        ),
    )  # fmt: skip


def _rights() -> SectionRule:
    return SectionRule(
        "advocacy", "words", pgettext(CHILD, "Your own say"), symbol="star",
        lines=(
            Line(pgettext(CHILD, "You can ask for an advocate of your own."), "together"),
            Line(pgettext(CHILD, "You can ask who was told about you, and why."), "question"),
        ),
    )  # fmt: skip
