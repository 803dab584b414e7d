"""What the browser script needs to show questions as they come up: rules, and the answers of other steps they ask.

An answer that the person may not see is never in it: a rule that needs one stays with the server.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..conditions import Rule, conditions_in
from ..rule_json import encode_rule
from ..rules import Outline, Walk, uses
from ..spec import Step, inside
from .filling import Filling


def page_rules(filling: Filling, step: Step, walk: Walk) -> dict[str, Any] | None:
    """{"rules": {question id: rule}, "options": {question id: {option id: rule}}, "conditions": {id: rule},
    "answers": {question id: answer}, "today": ISO date}, rules as forms/rule_json.py writes them; None for a step
    without rules. `step` holds the questions this person is asked.
    """
    form = filling.form
    here = {question.id for question in inside(step.questions)}
    rules, options, used, conditions = {}, {}, set[str](), set[str]()

    def take(rule: Rule | None) -> Any:
        """The rule as JSON, None when this person may not know what it asks."""
        asked = uses(form, rule)
        if rule is None or not _may_know(filling, here, asked):
            return None
        used.update(asked)
        conditions.update(_conditions(form, rule))
        return encode_rule(rule)

    for question in inside(step.questions):
        if (rule := take(question.visible_if)) is not None:
            rules[question.id] = rule
        found = {option.id: rule for option in question.options if (rule := take(option.visible_if)) is not None}
        if found:
            options[question.id] = found
    if not rules and not options:
        return None
    return {
        "rules": rules,
        "options": options,
        "conditions": {key: encode_rule(form.conditions[key]) for key in sorted(conditions)},
        "answers": {key: answer for key in sorted(used) if (answer := _known(walk, key)) is not None},
        "today": walk.today.isoformat(),
    }


def _may_know(filling: Filling, here: set[str], asked: frozenset[str]) -> bool:
    """Whether this person may see every answer that a rule asks for; a group only with all of its cells."""
    form = filling.form
    top = [form.questions[key] for key in asked if key in form.questions]
    cells = here.union(*({one.id for one in inside((question,))} for question in top))
    return all(filling.opens(form.home[q.id]) and all(map(filling.sees, inside((q,)))) for q in top) and all(
        key in cells or key in form.questions for key in asked
    )


def _known(walk: Walk, key: str) -> Any:
    return walk.answer(key) if key in walk.form.questions else None


def _conditions(form: Outline, rule: Rule) -> Iterable[str]:
    """Ids of the named conditions a rule uses, through others too."""
    found, pending = set[str](), [rule]
    while pending:
        for key in conditions_in(pending.pop()) - found:
            if key in form.conditions:
                found.add(key)
                pending.append(form.conditions[key])
    return found
