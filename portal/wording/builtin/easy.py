"""What a parent finds who reads Easy Read: the same things in fewer and shorter words, each with its picture."""

from django.utils.translation import pgettext

from portal.procedures.reading_templates import Line, SectionRule


def sections() -> tuple[SectionRule, ...]:
    """In the parent's order, so that two people can go through the plan together."""
    return (*_why(), *_what(), *_your_say())


def _why() -> tuple[SectionRule, ...]:
    return (
        SectionRule(
            "concerns",
            "items",
            pgettext("Easy Read", "Why there is a plan"),
            pgettext("Easy Read", "We are worried. This is why."),
            symbol="worry",
            captures=("concern",),
        ),
        SectionRule(
            "evidence", "items", pgettext("Easy Read", "What people saw or heard"), symbol="eye", captures=("evidence",)
        ),
        SectionRule(
            "impact", "items", pgettext("Easy Read", "What could happen"), symbol="child", captures=("impact",)
        ),
        SectionRule("strengths", "items", pgettext("Easy Read", "What is good"), symbol="good", captures=("strength",)),
    )


def _what() -> tuple[SectionRule, ...]:
    return (
        SectionRule(
            "changes", "items", pgettext("Easy Read", "What must change"), symbol="change", captures=("change",)
        ),
        SectionRule(
            "outcomes", "items", pgettext("Easy Read", "What we hope for soon"), symbol="hope", captures=("outcome",)
        ),
        SectionRule(
            "later_outcomes",
            "items",
            pgettext("Easy Read", "What we hope for later"),
            symbol="hope",
            captures=("longer_outcome",),
        ),
        SectionRule(
            "expected",
            "items",
            pgettext("Easy Read", "What you must do"),
            empty=pgettext("Easy Read", "There is nothing only you must do."),
            symbol="list",
            captures=("action",),
            only="mine",
        ),
        SectionRule(
            "actions",
            "items",
            pgettext("Easy Read", "What other people will do"),
            symbol="people",
            captures=("action",),
            only="not_mine",
        ),
        SectionRule("services", "items", pgettext("Easy Read", "Help for you"), symbol="help", captures=("service",)),
        SectionRule(
            "monitoring",
            "items",
            pgettext("Easy Read", "How we check"),
            symbol="chart",
            captures=("monitoring",),
            only="not_kin",
        ),
        SectionRule(
            "contingency",
            "items",
            pgettext("Easy Read", "If nothing changes"),
            symbol="warning",
            captures=("contingency",),
        ),
        SectionRule(
            "next",
            "meeting",
            pgettext("Easy Read", "The next meeting"),
            pgettext("Easy Read", "You can come."),
            symbol="calendar",
            captures=("next_conference",),
        ),
    )


def _your_say() -> tuple[SectionRule, ...]:
    return (
        SectionRule(
            "my_views",
            "items",
            pgettext("Easy Read", "What you said"),
            empty=pgettext("Easy Read", "Tell us what you think. We will write it down."),
            symbol="talk",
            captures=("parent_views",),
            only="mine",
        ),
        SectionRule(
            "child_views",
            "items",
            pgettext("Easy Read", "What your child said"),
            symbol="child",
            captures=("child_views",),
        ),
        SectionRule(
            "who-to-ask",
            "people",
            pgettext("Easy Read", "Who you can ask"),
            symbol="phone",
            captures=("lead", "core_group"),
        ),
        SectionRule(
            "disagree",
            "words",
            pgettext("Easy Read", "If you think this is wrong"),
            symbol="no",
            lines=(
                Line(pgettext("Easy Read", "Tell your social worker."), "talk"),
                Line(pgettext("Easy Read", "You can ask for a meeting."), "meeting"),
                Line(pgettext("Easy Read", "You can complain. Ask any worker how."), "pencil"),
                Line(pgettext("Easy Read", "It is OK to complain."), "safe"),
            ),
        ),
        SectionRule(
            "advocacy",
            "words",
            pgettext("Easy Read", "Somebody to speak for you"),
            symbol="together",
            lines=(
                Line(pgettext("Easy Read", "This person is called an advocate."), "together"),
                Line(pgettext("Easy Read", "They are on your side."), "hug"),
                Line(pgettext("Easy Read", "We can help you find one."), "help"),
            ),
        ),
    )
