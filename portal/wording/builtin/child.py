"""What a child finds: few words, told together with an adult to the youngest."""

from django.utils.translation import pgettext

from portal.procedures.reading_templates import Line, SectionRule

from .young import CHILD, help_and_if_not, said, social_worker, who_knows, who_to_ask

TOLD = "read out to a small child"


def from_7() -> tuple[SectionRule, ...]:
    """7 to 11."""
    return (
        *said(),
        SectionRule("changes", "items", pgettext(CHILD, "What should get better"), symbol="change",
                    captures=("change",), facts=False),
        SectionRule("will_happen", "items", pgettext(CHILD, "What will happen, and who does it"), symbol="list",
                    captures=("action",)),
        *help_and_if_not(),
        social_worker(),
        SectionRule("next", "meeting", pgettext(CHILD, "The next meeting"),
                    pgettext(CHILD, "You can come, or somebody can say what you want for you."), symbol="calendar",
                    captures=("next_conference",)),
        SectionRule("take-part", "words", pgettext(CHILD, "How to take part"), symbol="meeting", lines=(
            Line(pgettext(CHILD, "You can bring somebody you trust."), "together"),
            Line(pgettext(CHILD, "You can write, draw or record what you want to say."), "drawing"),
            Line(pgettext(CHILD, "You do not have to come."), "no"),
        )),
        who_knows(),
        who_to_ask(),
        _end(),
    )  # fmt: skip


def under_7() -> tuple[SectionRule, ...]:
    """Under 7, told together with an adult."""
    return (
        SectionRule("said", "items", pgettext(TOLD, "What you said"),
                    empty=pgettext(TOLD, "What do you want to tell us?"), symbol="talk", captures=("child_views",)),
        SectionRule("good", "items", pgettext(TOLD, "What is good"), symbol="happy", captures=("strength",)),
        SectionRule("worries", "items", pgettext(TOLD, "What we worry about"), pgettext(TOLD, "It is not your fault."),
                    symbol="worry", captures=("concern",)),
        SectionRule("will_happen", "items", pgettext(TOLD, "What we will do"), symbol="list", captures=("action",)),
        SectionRule("help", "items", pgettext(TOLD, "Help for you"), symbol="help", captures=("service",)),
        SectionRule("social-worker", "people", pgettext(TOLD, "Your social worker"), symbol="social-worker",
                    captures=("lead",), lines=(
            Line(pgettext(TOLD, "You can talk to them on your own."), "talk-alone"),
            Line(pgettext(TOLD, "You can draw what you want to say."), "drawing"),
        )),
        SectionRule("who-knows", "words", pgettext(TOLD, "Who knows"), symbol="lock", lines=(
            Line(pgettext(TOLD, "Only the people who help you know this."), "safe"),
        )),
        _end(),
    )  # fmt: skip


def _end() -> SectionRule:
    return SectionRule(
        "end", "words", pgettext(CHILD, "When the plan ends"), symbol="time",
        lines=(Line(pgettext(CHILD, "The plan ends when you are safe."), "safe"),),
    )  # fmt: skip
