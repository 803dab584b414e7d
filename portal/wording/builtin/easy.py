"""What a parent finds who reads Easy Read: the same things in fewer and shorter words, each with its picture."""

from django.utils.translation import pgettext

from portal.procedures.reading_templates import Line, SectionRule

EASY = "Easy Read"


def sections() -> tuple[SectionRule, ...]:
    """In the parent's order, so that two people can go through the plan together."""
    return (*_why(), *_what(), *_your_say())


def _why() -> tuple[SectionRule, ...]:
    return (
        SectionRule("concerns", "items", pgettext(EASY, "Why there is a plan"),
                    pgettext(EASY, "We are worried. This is why."), symbol="worry", captures=("concern",)),
        SectionRule("evidence", "items", pgettext(EASY, "What people saw or heard"), symbol="eye",
                    captures=("evidence",)),
        SectionRule("strengths", "items", pgettext(EASY, "What is good"), symbol="good", captures=("strength",)),
    )  # fmt: skip


def _what() -> tuple[SectionRule, ...]:
    return (
        SectionRule("changes", "items", pgettext(EASY, "What must change"), symbol="change", captures=("change",)),
        SectionRule("outcomes", "items", pgettext(EASY, "What we hope for"), symbol="hope", captures=("outcome",)),
        SectionRule("expected", "items", pgettext(EASY, "What you must do"),
                    empty=pgettext(EASY, "There is nothing only you must do."), symbol="list", captures=("action",),
                    only="mine"),
        SectionRule("actions", "items", pgettext(EASY, "What other people will do"), symbol="people",
                    captures=("action",), only="not_mine"),
        SectionRule("services", "items", pgettext(EASY, "Help for you"), symbol="help", captures=("service",)),
        SectionRule("monitoring", "items", pgettext(EASY, "How we check"), symbol="chart", captures=("monitoring",),
                    only="not_kin"),
        SectionRule("contingency", "items", pgettext(EASY, "If nothing changes"), symbol="warning",
                    captures=("contingency",)),
        SectionRule("next", "meeting", pgettext(EASY, "The next meeting"), pgettext(EASY, "You can come."),
                    symbol="calendar", captures=("next_conference",)),
    )  # fmt: skip


def _your_say() -> tuple[SectionRule, ...]:
    return (
        SectionRule("my_views", "items", pgettext(EASY, "What you said"),
                    empty=pgettext(EASY, "Tell us what you think. We will write it down."), symbol="talk",
                    captures=("parent_views",), only="mine"),
        SectionRule("child_views", "items", pgettext(EASY, "What your child said"), symbol="child",
                    captures=("child_views",)),
        SectionRule("who-to-ask", "people", pgettext(EASY, "Who you can ask"), symbol="phone",
                    captures=("lead", "core_group")),
        SectionRule("disagree", "words", pgettext(EASY, "If you think this is wrong"), symbol="no", lines=(
            Line(pgettext(EASY, "Tell your social worker."), "talk"),
            Line(pgettext(EASY, "You can ask for a meeting."), "meeting"),
            Line(pgettext(EASY, "You can complain. Ask any worker how."), "pencil"),
            Line(pgettext(EASY, "It is OK to complain."), "safe"),
        )),
        SectionRule("advocacy", "words", pgettext(EASY, "Somebody to speak for you"), symbol="together", lines=(
            Line(pgettext(EASY, "This person is called an advocate."), "together"),
            Line(pgettext(EASY, "They are on your side."), "hug"),
            Line(pgettext(EASY, "We can help you find one."), "help"),
        )),
    )  # fmt: skip
