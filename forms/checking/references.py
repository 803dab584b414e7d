"""What rules, steps and questions refer to: it must be there, and it must come before."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms.conditions import (
    All,
    AnyOf,
    AnyRow,
    EveryRow,
    Named,
    Not,
    RowCount,
    RowSum,
    Rule,
    asks,
    conditions_in,
    walk,
)
from forms.enums import Kind
from forms.exceptions import Problem

from .ground import Ground, Place, Site

Read = tuple[str, tuple[str, ...]]  # a question, and the groups whose rows are gone through where it is read


def references(ground: Ground) -> Iterator[Problem]:
    """Rules that have a problem here are put into `ground.broken`: nothing more is claimed of them."""
    for step in ground.spec.steps:
        if step.section and step.section not in ground.spec.sections:
            yield ground.about_step("ref.section", _("Step “%(step)s” is in a section that does not exist."), step)
    lists = ground.context.lists
    for place in ground.every():
        if lists is not None and place.question.option_list and place.question.option_list not in lists:
            message = _("“%(question)s” in step “%(step)s” takes its options from a list that does not exist.")
            yield ground.about("ref.list", message, place)
        yield from _earlier(ground, place)
        yield from _of_purpose(ground, place)
    reads = Reads(ground)
    for site in ground.sites:
        found = [*_missing(ground, site), *_misplaced(ground, site, reads)]
        if found:
            ground.broken.add(site)
        yield from found


def _earlier(ground: Ground, place: Place) -> Iterator[Problem]:
    """An answer that is shown again must have been given before."""
    shown = place.question.settings.get("question")
    if place.question.kind != Kind.EARLIER:
        return
    if not shown and not place.question.settings.get("last"):
        message = _("“%(question)s” in step “%(step)s” does not say which answer is shown again.")
        yield ground.about("earlier.empty", message, place)
    elif shown and (shown not in ground.places or ground.places[shown].order >= place.order):
        message = _("“%(question)s” in step “%(step)s” shows an answer again that was not given before.")
        yield ground.about("earlier.question", message, place, facts=(str(shown),))


def _of_purpose(ground: Ground, place: Place) -> Iterator[Problem]:
    """Roles and prefills are names that the purpose gives."""
    purpose, prefill = ground.context.purpose, place.question.prefill
    if purpose is None:
        return
    unknown = tuple(sorted(set(place.question.roles) - {key for key, _name in purpose.roles}))
    if unknown:
        message = _("“%(question)s” in step “%(step)s” is asked only of a role that this purpose does not know.")
        yield ground.about("ref.role", message, place, facts=unknown)
    if prefill and prefill.source in ("subject", "person"):
        known = [one for one in purpose.prefills if (one.key, one.about) == (prefill.value, prefill.source)]
        if not known:
            message = _("“%(question)s” in step “%(step)s” is filled in with something this purpose does not know.")
            yield ground.about("ref.prefill", message, place, facts=(prefill.value,))
        elif place.question.kind not in known[0].kinds:
            message = _("“%(question)s” in step “%(step)s” is filled in with something of another kind.")
            yield ground.about("ref.prefill_kind", message, place, facts=(prefill.value,))


def _missing(ground: Ground, site: Site) -> Iterator[Problem]:
    """What the rule itself names and is not there."""
    rule = site.rule
    if rule in (All(()), AnyOf(()), Not(AnyOf(()))):
        yield ground.about_rule("rule.empty", _("%(where)s: there is no test in it."), site)
    unknown = asks(rule) - ground.places.keys()
    if "" in unknown:
        yield ground.about_rule("rule.unread", _("%(where)s: a test does not say which question it asks."), site)
    for question in sorted(unknown - {""}):
        message = _("%(where)s: the rule asks about a question that does not exist any more.")
        yield ground.about_rule("ref.question", message, site, facts=(question,))
    for condition in sorted(conditions_in(rule) - ground.conditions.keys()):
        message = (
            _("%(where)s: the rule uses a condition that does not exist any more.")
            if condition
            else _("%(where)s: no condition is chosen.")
        )
        yield ground.about_rule("ref.condition", message, site, facts=(condition,))
    for part in walk(rule):
        if isinstance(part, AnyRow | EveryRow | RowCount | RowSum) and part.group in ground.places:
            yield from _group(ground, site, part)


def _group(ground: Ground, site: Site, part: AnyRow | EveryRow | RowCount | RowSum) -> Iterator[Problem]:
    group = ground.places[part.group].question
    if group.kind != Kind.REPEAT:
        message = _("%(where)s: the rule looks at the rows of “%(question)s”, which has none.")
        yield ground.about_rule("rule.group", message, site, facts=(group.id,), question=ground.label(group.id))
    elif isinstance(part, RowSum) and part.question not in {inner.id for inner in group.questions}:
        message = _("%(where)s: the rule adds up a question that is not in “%(question)s”.")
        yield ground.about_rule("rule.added", message, site, facts=(group.id,), question=ground.label(group.id))


def _misplaced(ground: Ground, site: Site, reads: Reads) -> Iterator[Problem]:
    """What the rule looks at, through named conditions too, and cannot see from where it stands."""
    if site.what == "condition":
        return  # what matters is where it is used
    around = tuple(group.id for group in site.place.groups) if site.place else ()
    said: set[tuple[str, str]] = set()
    for question, rows in sorted(reads.of(site.rule)):
        place = ground.places.get(question)
        if place is None:
            continue
        found = _unseen(site, place, (*around, *rows))
        if found and (found, question) not in said:
            said.add((found, question))
            message = {
                "rule.rows": _("%(where)s: the rule looks at “%(question)s”, which is asked in every row of a group."),
                "rule.itself": _("%(where)s: the rule looks at its own answer."),
                "rule.later": _("%(where)s: the rule looks at “%(question)s”, which does not come before it."),
            }[found]
            yield ground.about_rule(found, message, site, facts=(question,), question=ground.label(question))


def _unseen(site: Site, asked: Place, rows: tuple[str, ...]) -> str:
    """Why the rule cannot see this question, "" when it can."""
    if asked.groups and asked.groups[-1].id not in rows:
        return "rule.rows"
    if asked.number != site.number:
        return "" if asked.number < site.number else "rule.later"
    if site.place is None:
        return "" if site.what == "end" else "rule.later"
    if asked.question.id == site.place.question.id:
        return "rule.itself"
    return "" if site.what == "required" or asked.order < site.place.order else "rule.later"


class Reads:
    """What rules read, named conditions followed; each condition is worked out once."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.known: dict[str, frozenset[Read]] = {}

    def of(self, rule: Rule) -> frozenset[Read]:
        match rule:
            case Named(condition):
                return self._named(condition)
            case Not(inner):
                return self.of(inner)
            case All(rules) | AnyOf(rules):
                return frozenset[Read]().union(*(self.of(one) for one in rules))
            case AnyRow(group, inner) | EveryRow(group, inner):
                return self._inside(group, self.of(inner))
            case RowCount(group, _comparison, _number, counted):
                return self._inside(group, self.of(counted) if counted else frozenset())
            case RowSum(group, question, _comparison, _number):
                return self._inside(group, frozenset({(question, ())}))
        return frozenset((question, ()) for question in asks(rule))

    def _inside(self, group: str, found: frozenset[Read]) -> frozenset[Read]:
        return frozenset((question, (group, *rows)) for question, rows in found) | {(group, ())}

    def _named(self, condition: str) -> frozenset[Read]:
        if condition not in self.known:
            self.known[condition] = frozenset()  # which stops a circle; `cycles` says it
            found = self.ground.conditions.get(condition)
            self.known[condition] = self.of(found.rule) if found else frozenset()
        return self.known[condition]
