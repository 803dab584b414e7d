"""What a parent finds."""

from django.utils.translation import gettext as _

from portal.procedures.reading_templates import Line, SectionRule


def sections() -> tuple[SectionRule, ...]:
    """In the order of a conversation: why, what is good, what has to change, who does what, what then, your say."""
    return (*_why(), *_what(), *_whatever_happens(), *_your_say())


def _why() -> tuple[SectionRule, ...]:
    return (
        SectionRule("concerns", "items", _("Why there is a plan"), _("This is what people are worried about."),
                    symbol="worry", captures=("concern",)),
        SectionRule("evidence", "items", _("What people have seen or heard"), _("The worries come from this."),
                    symbol="eye", captures=("evidence",)),
        SectionRule("impact", "items", _("What this means for your child"), _("How likely it is, and what it does."),
                    symbol="child", captures=("impact",)),
        SectionRule("strengths", "items", _("What is going well"), symbol="good", captures=("strength",)),
    )  # fmt: skip


def _what() -> tuple[SectionRule, ...]:
    return (
        SectionRule("changes", "items", _("What needs to change"), _("How much, and by when."), symbol="change",
                    captures=("change",)),
        SectionRule("outcomes", "items", _("What we hope for soon"), symbol="hope", captures=("outcome",)),
        SectionRule("later_outcomes", "items", _("What we hope for later"), symbol="hope",
                    captures=("longer_outcome",)),
        SectionRule("expected", "items", _("What we ask of you"),
                    empty=_("Nothing in this plan is for you alone to do."), symbol="list", captures=("action",),
                    only="mine"),
        SectionRule("actions", "items", _("What others will do"), symbol="people", captures=("action",),
                    only="not_mine"),
        SectionRule("services", "items", _("Help for your family"), symbol="help", captures=("service",)),
        SectionRule("monitoring", "items", _("How we will know"), symbol="chart", captures=("monitoring",),
                    only="not_kin"),
    )  # fmt: skip


def _whatever_happens() -> tuple[SectionRule, ...]:
    return (
        SectionRule("contingency", "items", _("What happens if things do not change"), symbol="warning",
                    captures=("contingency",)),
        SectionRule("next", "meeting", _("When we meet next"), _("We look at how the plan is going. You can be there."),
                    symbol="calendar", captures=("next_conference",)),
        SectionRule("my_views", "items", _("What you said"),
                    empty=_("We have not written down what you think yet. You can tell us at any time."),
                    symbol="talk", captures=("parent_views",), only="mine"),
        SectionRule("child_views", "items", _("What your child says"), symbol="child", captures=("child_views",)),
    )  # fmt: skip


def _your_say() -> tuple[SectionRule, ...]:
    return (
        SectionRule("who-to-ask", "people", _("Who is who"), _("Ask if anything here is not clear, or not right."),
                    symbol="phone", captures=("lead", "core_group")),
        SectionRule("disagree", "words", _("If you do not agree"), symbol="no", lines=(
            Line(_("Tell your {lead} what you think is wrong."), "talk"),
            Line(_("You can ask for a meeting about it."), "meeting"),
            Line(_("You can complain. Ask any worker how to do that."), "pencil"),
            Line(_("Nobody may treat you worse because you complained."), "safe"),
        )),
        SectionRule("advocacy", "words", _("Somebody to speak for you"), symbol="together", lines=(
            Line(_("An advocate is on your side. They help you say what you think."), "talk"),
            Line(_("You can bring somebody with you to a meeting."), "together"),
            Line(_("Ask your {lead}, and they will help you find an advocate."), "phone"),
        )),
    )  # fmt: skip
