"""What the questions, conditions and other parts of a form are called: the editor's script offers them, and stored
rules are read out with them. Read from the stored JSON, because it is asked for whole forms of 1,300 questions.

`Names` is {"steps": [[id, title]], "sections": [[id, title]], "conditions": [[id, name]], "ends": [[id, text]],
"lists": [[key, name]], "options": {list key: [[id, label]]}, "roles": [[key, name]],
"prefills": [[about, key, label]], "captures": [[key, label]], "operators": {kind: [operator]},
"questions": [{"id", "label", "kind", "step", "group", "options": [[id, label]]}]}.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from forms.fields import KINDS
from forms.purposes import purposes

from .option_list import OptionList

if TYPE_CHECKING:
    from .page import FormPage
    from .step import StepPage

Names = dict[str, Any]


def names(form: FormPage, steps: Iterable[StepPage]) -> Names:
    """The names of everything in a form; `steps` are its steps with their latest text."""
    steps = list(steps)
    purpose = purposes().get(form.purpose)
    lists = option_lists(form)
    shared = options_of(lists)
    return {
        "steps": [[str(step.translation_key), step.title] for step in steps],
        "sections": [[block["id"], block["value"]] for block in form.sections.raw_data],
        "conditions": [[block["id"], block["value"].get("name", "")] for block in form.conditions.raw_data],
        "ends": [[block["id"], block["value"].get("text", "")] for step in steps for block in step.ends.raw_data],
        "lists": [[str(one.translation_key), one.name] for one in lists],
        "options": shared,
        "roles": [[key, str(name)] for key, name in purpose.roles] if purpose else [],
        "prefills": [[one.about, one.key, str(one.label)] for one in purpose.prefills] if purpose else [],
        "captures": [[one.key, str(one.label)] for one in purpose.captures] if purpose else [],
        "operators": {key: list(kind.operators) for key, kind in KINDS.items()},
        "questions": [
            question
            for step in steps
            for question in questions_in(step.questions.raw_data, str(step.translation_key), shared)
        ],
    }


def option_lists(form: FormPage) -> list[OptionList]:
    """Those its questions can share."""
    return list(OptionList.objects.filter(locale_id=form.locale_id).order_by("name"))


def options_of(lists: Iterable[OptionList]) -> dict[str, Any]:
    """{list key: [[id, label]]}."""
    return {str(one.translation_key): [[o["id"], o["value"]] for o in one.options.raw_data] for one in lists}


def questions_in(blocks: Any, step: str, shared: Mapping[str, Any], group: str = "") -> Iterator[dict[str, Any]]:
    """The questions of a step, from its stored blocks, those of groups behind them."""
    for block in blocks:
        value = block["value"]
        yield {
            "id": block["id"],
            "label": value.get("label") or "",
            "kind": block["type"],
            "step": step,
            "group": group,
            "options": shared.get(value.get("option_list") or "")
            or [[option["id"], option["value"]] for option in value.get("options") or () if "id" in option],
        }
        yield from questions_in(value.get("questions") or (), step, shared, block["id"])


def words() -> dict[str, str]:
    """What the editor's script says."""
    return {
        "always": _("Always"), "after": _("Only after an answer"), "if": _("If a condition holds"),
        "unless": _("Unless a condition holds"), "never": _("By no rule"), "choose": _("Choose"),
        "gone": _("Not in this form any more"), "condition": _("Condition"), "question": _("Question"),
        "answer": _("Answer"), "yes": _("Yes"), "no": _("No"), "today": _("Today"), "none": _("Nothing to choose yet"),
        "here": _("This step"), "remove": _("Remove"),
    }  # fmt: skip


class Speech:
    """Reads stored rules out: "only after question – answer", "if condition", "unless condition"; "" for none and for
    one that names what the form does not have. `questions` are asked for when a rule names one."""

    def __init__(self, conditions: Iterable[Any], questions: Iterable[dict[str, Any]]) -> None:
        self.conditions = dict(conditions)
        self._questions = questions

    @cached_property
    def questions(self) -> dict[str, dict[str, Any]]:
        return {question["id"]: question for question in reversed(list(self._questions))}  # of two, the first counts

    def spoken(self, rule: str) -> str:
        for word, sentence in (("if:", _("if %(name)s")), ("unless:", _("unless %(name)s"))):
            if rule.startswith(word):
                name = self.conditions.get(rule.removeprefix(word))
                return sentence % {"name": name} if name else ""
        key, equals, value = rule.partition("=")
        question = self.questions.get(key) if equals else None
        if question is None:
            return ""
        answers = {"yes": _("Yes"), "no": _("No")} if question["kind"] == "yes_no" else dict(question["options"])
        if value not in answers:
            return ""
        return _("only after %(question)s – %(answer)s") % {"question": question["label"], "answer": answers[value]}


def spoken(rule: str, found: Names) -> str:
    """One stored rule in words."""
    return Speech(found["conditions"], found["questions"]).spoken(rule)
