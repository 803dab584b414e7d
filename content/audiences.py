"""Who comes here, and what the first page tells each of them, in the words they would use."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Audience:
    """One kind of reader. `points`: what they find here, a sentence each."""

    key: str
    title: Any
    lead: Any
    points: tuple[Any, ...]


AUDIENCES = (
    Audience(
        "parents",
        _("For parents and carers"),
        _("Read your child's plan in your own language, and say what you think."),
        (
            _("The plan says what people worry about, what must change, and who does what by when."),
            _("You can ask about words, disagree, or ask for an interpreter or an advocate."),
            _("You can see who has looked at the plan."),
            _("You need an invitation. Somebody who works with your family gives it to you."),
        ),
    ),
    Audience(
        "young-people",
        _("For children and young people"),
        _("Your plan starts with what you said."),
        (
            pgettext_lazy("to a child", "It says what adults worry about, what is good, and what happens next."),
            pgettext_lazy("to a child", "You can write, talk or draw what you think."),
            pgettext_lazy("to a child", "You can ask to talk to somebody alone."),
            pgettext_lazy("to a child", "Somebody you know can help you to get in."),
        ),
    ),
    Audience(
        "practitioners",
        _("For people who work with children"),
        _("Write the plan with the family, keep it moving, and see what is due."),
        (
            _("The forms follow your local procedure and show its pages beside each step."),
            _("Plain words, translations and sharing are part of the same work."),
            _("Every date comes from the timescales of your area."),
        ),
    ),
    Audience(
        "editors",
        _("For people who keep the procedures"),
        _("Change text, forms, timescales and words without a developer."),
        (
            _("Readers see a change when it was checked and published, and what changed and why."),
            _("A timescale that you change is changed on every page, form and date that uses it."),
            _("Other services can show the procedures through a public interface."),
        ),
    ),
)


def audience(key: str) -> Audience | None:
    """The audience with this key; None for any other."""
    return next((one for one in AUDIENCES if one.key == key), None)
