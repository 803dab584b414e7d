"""What a child finds: few words, told together with an adult to the youngest."""

from django.utils.translation import pgettext

from portal.procedures.reading_templates import TAKE_PART, Line, SectionRule

from .young import help_and_if_not, said, social_worker, who_knows, who_to_ask


def from_7() -> tuple[SectionRule, ...]:
    """7 to 11."""
    return (
        *said(),
        SectionRule(
            "changes",
            "items",
            pgettext("to a child", "What should get better"),
            symbol="change",
            captures=("change",),
            facts=False,
        ),
        SectionRule(
            "will_happen",
            "items",
            pgettext("to a child", "What will happen, and who does it"),
            symbol="list",
            captures=("action",),
        ),
        *help_and_if_not(),
        social_worker(),
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
                Line(pgettext("to a child", "You can bring somebody you trust."), "together"),
                Line(pgettext("to a child", "You can write, draw or record what you want to say."), "drawing"),
                Line(pgettext("to a child", "You do not have to come."), "no"),
            ),
        ),
        who_knows(),
        who_to_ask(),
        _end(),
    )


def under_7() -> tuple[SectionRule, ...]:
    """Under 7, told together with an adult."""
    return (
        SectionRule(
            "said",
            "items",
            pgettext("small child", "What you said"),
            empty=pgettext("small child", "What do you want to tell us?"),
            symbol="talk",
            captures=("child_views",),
        ),
        SectionRule("good", "items", pgettext("small child", "What is good"), symbol="happy", captures=("strength",)),
        SectionRule(
            "worries",
            "items",
            pgettext("small child", "What we worry about"),
            pgettext("small child", "It is not your fault."),
            symbol="worry",
            captures=("concern", "impact"),
        ),
        SectionRule(
            "will_happen", "items", pgettext("small child", "What we will do"), symbol="list", captures=("action",)
        ),
        SectionRule("help", "items", pgettext("small child", "Help for you"), symbol="help", captures=("service",)),
        SectionRule(
            "social-worker",
            "people",
            pgettext("small child", "Your social worker"),
            symbol="social-worker",
            captures=("lead",),
            lines=(
                Line(pgettext("small child", "You can talk to them on your own."), "talk-alone"),
                Line(pgettext("small child", "You can draw what you want to say."), "drawing"),
            ),
        ),
        *_meeting(),
        SectionRule(
            "who-knows",
            "words",
            pgettext("small child", "Who knows"),
            symbol="lock",
            lines=(Line(pgettext("small child", "Only the people who help you know this."), "safe"),),
        ),
        SectionRule(
            "who-to-ask",
            "people",
            pgettext("to a child", "Who you can talk to"),
            symbol="phone",
            lines=(Line(pgettext("small child", "You can talk to any grown-up you trust."), "together"),),
        ),
        _end(),
    )


def _meeting() -> tuple[SectionRule, ...]:
    return (
        SectionRule(
            "next",
            "meeting",
            pgettext("to a child", "The next meeting"),
            pgettext("small child", "We talk about you and what helps you."),
            symbol="calendar",
            captures=("next_conference",),
        ),
        SectionRule(
            TAKE_PART,
            "words",
            pgettext("to a child", "How to take part"),
            symbol="meeting",
            lines=(Line(pgettext("small child", "You can come, or somebody can say it for you."), "meeting"),),
        ),
    )


def _end() -> SectionRule:
    return SectionRule(
        "end",
        "words",
        pgettext("to a child", "When the plan ends"),
        symbol="time",
        lines=(Line(pgettext("to a child", "The plan ends when you are safe."), "safe"),),
    )
