"""Small forms with rules, for tests of what a filler meets."""

from __future__ import annotations

from typing import Any

from forms.conditions import AnyRow, Equals, Not, Rule
from forms.models import FormVersion
from forms.spec import Condition, End, Option, Prefill, Question, Spec, Step
from tests.filling import PURPOSE, make_version

PET = Equals("pet", True)


def ask(key: str, kind: str = "short_text", **more: Any) -> Question:
    """A question called as its id."""
    return Question(key, kind, **more)


def texts_of(spec: Spec) -> dict[str, str]:
    """Every id with a word of its own: its id as a sentence."""
    texts = {"form.title": "The form"}
    for step in spec.steps:
        texts[f"{step.id}.title"] = f"Step {step.id}"
        texts |= {f"{end.id}.text": f"Ends with {end.id}." for end in step.ends}
    for section in spec.sections:
        texts[f"{section}.title"] = f"Section {section}"
    for question in spec.questions():
        texts[f"{question.id}.label"] = f"Label {question.id}"
        if question.questions:
            texts[f"{question.id}.item"] = f"Item {question.id}"
        texts |= {f"{option.id}.label": f"Option {option.id}" for option in question.options}
    return texts


def made(*steps: Step, texts: dict[str, str] | None = None, **more: Any) -> FormVersion:
    """A published version of these steps."""
    spec = Spec("rich", PURPOSE, steps, **more)
    return make_version(spec, texts_of(spec) | (texts or {}))


def pets() -> FormVersion:
    """A step whose questions come up as it is answered, and one after it that knows of its answers."""
    about = Step(
        "about",
        (
            ask("pet", "yes_no"),
            ask("name", visible_if=PET),
            ask(
                "breed", "single_choice", visible_if=PET,
                options=(Option("cat"), Option("dog"), Option("whale", visible_if=Equals("sea", True))),
            ),
            ask("lead", required=False, required_if=Equals("breed", "dog")),
            ask("born", "date", required=False, visible_if=PET),
            ask("sea", "yes_no", required=False),
        ),
    )  # fmt: skip
    later = Step("later", (ask("food", visible_if=Equals("breed", "cat")), ask("note", required=False)))
    return made(about, later)


def rooms() -> FormVersion:
    """Rows in rows, with rules inside both."""
    inner = ask(
        "things", "repeat", required=False, settings={"max": 4},
        questions=(ask("thing"), ask("broken", "yes_no"), ask("how", visible_if=Equals("broken", True))),
    )  # fmt: skip
    group = ask(
        "rooms", "repeat", settings={"min": 1, "max": 5},
        questions=(ask("room"), ask("heated", "yes_no"), ask("heater", visible_if=Equals("heated", True)), inner),
    )  # fmt: skip
    after = Step("after", (ask("bill"),), visible_if=AnyRow("rooms", Equals("heated", True)))
    return made(Step("house", (group,)), after)


def ordered(*, fixed: bool = True, sendable: bool = False) -> FormVersion:
    """Three steps in two sections; "no" in the first ends the form."""
    steps = (
        Step("one", (ask("fits", "yes_no"),), section="first", ends=(End("stop", _no("fits"), sendable),)),
        Step("two", (ask("more"),), section="first"),
        Step("three", (ask("last"),), section="second"),
    )
    return made(*steps, sections=("first", "second"), fixed_order=fixed)


def _no(question: str) -> Rule:
    return Equals(question, False)


def shared() -> FormVersion:
    """A question for doctors, one of theirs inside rows, and a rule that looks at what they say."""
    rows = ask("visits", "repeat", required=False, questions=(ask("day"), ask("finding", roles=("doctor",))))
    cough = ask("cough", required=False, visible_if=AnyRow("visits", Equals("finding", "Cough")))
    rest = ask("rest", visible_if=Equals("diagnosis", "flu"))
    health = Step("health", (ask("height"), ask("diagnosis", roles=("doctor",)), rows, rest, cough))
    work = Step("work", (ask("job"), ask("leave", visible_if=Equals("diagnosis", "flu"))))
    return made(health, work)


def prefilled() -> FormVersion:
    """A question for each source of a prefill."""
    return made(
        Step(
            "start",
            (
                ask("country", prefill=Prefill("value", "Wales")),
                ask("sure", "yes_no", prefill=Prefill("value", "yes")),
                ask("born", "date", required=False, prefill=Prefill("subject", "birth")),
                ask("likes", "several_choices", required=False, options=(Option("tea"), Option("milk")),
                    prefill=Prefill("value", "tea, milk")),
                ask("writer", prefill=Prefill("person", "name")),
                ask("place", required=False, capture="place", prefill=Prefill("last")),
            ),
        )
    )  # fmt: skip


def conditional() -> FormVersion:
    """A named condition used from another step."""
    return made(
        Step("first", (ask("age", "number"), ask("pet", "yes_no"))),
        Step("second", (ask("toy", required=False, visible_if=Not(Equals("pet", True))),)),
        conditions=(Condition("c1", "Has a pet", PET),),
    )
