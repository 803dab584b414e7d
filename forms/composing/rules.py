"""Rules as the short text a `RuleBlock` stores, and back."""

from __future__ import annotations

from forms.conditions import Equals, Named, Not, Rule

LONGEST = 250  # of a stored rule
TRUTH = {"yes": True, "no": False}


def rule(stored: str) -> Rule | None:
    """The rule of what a `RuleBlock` stores: "" is no rule; "if:<condition id>", "unless:<condition id>";
    "<question id>=<value>", where "yes" and "no" stand for True and False."""
    if not stored:
        return None
    if stored.startswith("if:"):
        return Named(stored.removeprefix("if:"))
    if stored.startswith("unless:"):
        return Not(Named(stored.removeprefix("unless:")))
    question, _equals, value = stored.partition("=")
    return Equals(question, TRUTH.get(value, value))


def stored(found: Rule | None) -> str | None:
    """What a `RuleBlock` stores for this rule; None for one that is not so simple and needs a name."""
    match found:
        case None:
            return ""
        case Named(condition):
            text = f"if:{condition}"
        case Not(Named(condition)):
            text = f"unless:{condition}"
        case Equals(question, bool() as value):
            text = f"{question}={'yes' if value else 'no'}"
        case Equals(question, str() as value):
            text = f"{question}={value}"
        case _:
            return None
    fits = len(text) <= LONGEST and text == text.strip() and len(text.splitlines()) == 1
    return text if fits and rule(text) == found else None
