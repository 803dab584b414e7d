"""Rules that can never hold or always do, steps nobody comes to, ends nobody gets past."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from forms.conditions import Named, Not, Rule
from forms.exceptions import Problem
from forms.spec import Step

from .ground import Ground, Site
from .references import Reads
from .satisfying import Search
from .state import Goal, Scope


def reach(ground: Ground) -> Iterator[Problem]:
    """Must come after `references`, `operators` and `cycles`: of what they found wrong nothing more is said."""
    return _Reach(ground).problems()


class _Reach:
    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.search, self.bare = Search(ground), Search(ground, hiding=False)
        self.reads = Reads(ground)
        self.known: dict[tuple[object, ...], bool] = {}
        self.never: set[str] = set()  # conditions
        self.always: set[str] = set()
        self.dead: set[str] = set()  # steps, and questions that are never shown

    def problems(self) -> Iterator[Problem]:
        yield from self._blocked()
        for site in self.ground.sites:
            if site in self.ground.broken or self._is_dead(site):
                continue
            if site.what == "condition":
                yield from self._condition(site)
            elif site.what == "step" and site.step:
                yield from self._step(site, site.step)
            else:
                yield from self._used(site)
        for step in self.ground.spec.steps:
            if step.visible_if is None and step.id not in self.dead and self.search.never((), shown=step):
                yield self._unreachable(step)

    def _blocked(self) -> Iterator[Problem]:
        """The first step behind which nobody ever comes."""
        for number, step in enumerate(self.ground.spec.steps[:-1]):
            if step.ends and self.search.no_way_past(number):
                self.dead |= {later.id for later in self.ground.spec.steps[number + 1 :]}
                message = _("Nobody gets past step “%(step)s”: the form always ends there.")
                yield self.ground.about_step("end.blocks", message, step, block=step.ends[0].id)
                return

    def _is_dead(self, site: Site) -> bool:
        place = site.place
        around = {place.question.id, *(group.id for group in place.groups)} if place else set()
        return bool(({site.step.id} if site.step else set()) & self.dead or around & self.dead)

    def _condition(self, site: Site) -> Iterator[Problem]:
        scope = self._scope_of(site.rule)
        if scope is None:
            return
        if self._ask(site.rule, True, scope):
            self.never.add(site.item)
            yield self._never(site, scope)
        elif self._ask(site.rule, False, scope):
            self.always.add(site.item)
            yield self._always(site)

    def _scope_of(self, rule: Rule) -> Scope | None:
        """The rows a condition must stand in to see the questions it asks; None when they are of different groups."""
        chains = [
            tuple(group.id for group in place.groups)
            for question, rows in self.reads.of(rule)
            if (place := self.ground.places.get(question)) and place.groups and place.groups[-1].id not in rows
        ]
        longest = max(chains, key=len, default=())
        if any(longest[: len(chain)] != chain for chain in chains):
            return None
        return tuple((number, group) for number, group in enumerate(longest, 1))

    def _step(self, site: Site, step: Step) -> Iterator[Problem]:
        if self.search.never((), shown=step):
            self.dead.add(step.id)
            if not self._ask(site.rule, True, ()):
                yield self._unreachable(step)
            elif not self._said(site.rule):
                yield self._never(site, ())
        elif not self._said(site.rule) and self._ask(site.rule, False, ()):
            yield self._always(site)

    def _used(self, site: Site) -> Iterator[Problem]:
        scope: Scope = ()
        if site.place:
            scope = tuple((number, group.id) for number, group in enumerate(site.place.groups, 1))
        if self._never_here(site, scope):
            if site.what == "question" and site.place:
                self.dead.add(site.place.question.id)
            if not self._said(site.rule):
                yield self._never(site, scope)
        elif site.what != "end" and not self._said(site.rule) and self._ask(site.rule, False, scope):
            yield self._always(site)

    def _never_here(self, site: Site, scope: Scope) -> bool:
        """Whether the rule never holds where its question, option or end is seen at all."""
        goals: list[Goal] = [(site.rule, True, scope)]
        question = site.place.question.id if site.place else ""
        if site.what == "end" and site.step:
            earlier = site.step.ends[: [end.id for end in site.step.ends].index(site.item)]
            goals += [(end.rule, False, ()) for end in earlier]
        asked = "" if site.what == "question" and not scope else question  # the same for every question of a step
        key = (self.search.number_of(site.rule), asked, site.item if site.what == "end" else "", site.number, scope)
        return self._once(key, lambda: self.search.never(goals, shown=site.step, question=question, scope=scope))

    def _ask(self, rule: Rule, positive: bool, scope: Scope) -> bool:
        """Whether the rule never comes out so, wherever it is asked."""
        key = (self.search.number_of(rule), positive, scope)
        return self._once(key, lambda: self.search.never([(rule, positive, scope)], scope=scope))

    def _once(self, key: tuple[object, ...], find: Callable[[], bool]) -> bool:
        if key not in self.known:
            self.known[key] = find()
        return self.known[key]

    def _said(self, rule: Rule) -> bool:
        """Whether the rule is just a condition of which the same has been said."""
        match rule:
            case Named(condition) | Not(Named(condition)):
                return condition in self.never or condition in self.always
        return False

    def _never(self, site: Site, scope: Scope) -> Problem:
        if self.bare.never([(site.rule, True, scope)], scope=scope):
            message = _("%(where)s: the rule contradicts itself and never holds.")
            return self.ground.about_rule("rule.never", message, site)
        if self._ask(site.rule, True, scope):
            message = _("%(where)s: the rule never holds, because it looks at something that is never shown then.")
            return self.ground.about_rule("rule.never_shown", message, site)
        message = _("%(where)s: the rule never holds here, because of what must be so for anybody to get here.")
        return self.ground.about_rule("rule.never_here", message, site)

    def _always(self, site: Site) -> Problem:
        message = _("%(where)s: the rule always holds, so it is not needed.")
        return self.ground.about_rule("rule.always", message, site, level="warning")

    def _unreachable(self, step: Step) -> Problem:
        self.dead.add(step.id)
        message = _("Nobody ever comes to step “%(step)s”: the form has always ended before it.")
        return self.ground.about_step("step.unreachable", message, step)
