"""Whatever is decided in whatever order: who is kept out holds no grant, and grants are what the facts say (T3)."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.access import grants
from portal.access.actions import Action
from portal.accounts.services import freeze, unfreeze
from portal.people.enums import ChangeReason, Relation
from portal.people.models import Advocacy, Person, Relationship
from portal.people.rules import Tie
from portal.people.selectors import network
from portal.people.services import advocate, allocate, end_advocacy
from portal.plans.models import Plan
from portal.plans.services import end_plan
from portal.wording.exceptions import ReleaseRefused
from portal.wording.models import Release
from portal.wording.services import change_tie, end_withholding, release, take_in, take_out, withdraw, withhold
from tests.cast import Cast, account
from tests.plans import make_plan, word

READERS = ("dana", "piotr", "joan", "ada")
KIN = READERS[:3]
kin, readers = st.sampled_from(KIN), st.sampled_from(READERS)
# A step is what is done, about whom, and whether the clock moved on before it.
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["release", "withdraw", "freeze", "unfreeze"]), readers),
        st.tuples(st.sampled_from(["withhold", "end_whole", "part", "end_part", "speak", "speak_later", "spoke"]), kin),
        st.tuples(st.sampled_from(["end_speaking", "end_plan", "allocate"]), st.just("ada")),
        st.tuples(st.sampled_from(["out", "back", "turn"]), st.just("joan")),
        st.tuples(st.just("responsible"), kin),
    ),
    min_size=3,
    max_size=10,
)


class _Undo(Exception):
    """Ends an example without a trace."""


@contextlib.contextmanager
def undone() -> Iterator[None]:
    with contextlib.suppress(_Undo), transaction.atomic():
        yield
        raise _Undo


@dataclass
class Model:
    """Who should read, kept by hand."""

    reads: set[str] = field(default_factory=set)
    kept_out: set[str] = field(default_factory=set)
    speaks_for: str = ""
    speaks_today: bool = False
    gone: set[str] = field(default_factory=set)

    def shut(self, name: str) -> bool:
        return name in self.kept_out or (name == "ada" and self.speaks_for in self.kept_out)

    def may(self, name: str) -> bool:
        if name in self.gone or self.shut(name) or name not in self.reads:
            return False
        return name != "ada" or (bool(self.speaks_for) and self.speaks_today)


class World:
    """The plan, and the model beside it."""

    def __init__(self, cast: Cast, plan: Plan) -> None:
        self.cast, self.plan, self.model = cast, plan, Model()
        self.now, self.lead = timezone.now(), cast.lena

    def person(self, name: str) -> Person:
        person: Person = getattr(self.cast, name)
        return Person.objects.select_related("user").get(pk=person.pk)

    def do(self, step: str, name: str) -> None:
        getattr(self, f"do_{step}")(name)

    def do_release(self, name: str) -> None:
        known = next((one for one in network(self.plan.child) if one.person.pk == self.person(name).pk), None)
        if known is None:
            return
        given = Release.objects.filter(plan=self.plan, person=known.person).first()
        try:
            release(plan=self.plan, known=known, revision=given.revision if given else 0, by=self.by, now=self.now)
        except ReleaseRefused:
            nobody = name in self.model.gone or (name == "ada" and not self.model.speaks_for)
            assert self.model.shut(name) or nobody
            return
        assert not self.model.shut(name)
        self.model.reads.add(name)

    def do_withdraw(self, name: str) -> None:
        given = Release.objects.filter(plan=self.plan, person=self.person(name), reading__isnull=False).first()
        if given is not None:
            withdraw(given=given, revision=given.revision, by=self.by, now=self.now)
        self.model.reads.discard(name)

    def do_withhold(self, name: str) -> None:
        if name not in self.model.kept_out:
            self._withhold(name, None)
            self.model.kept_out.add(name)
            self.model.reads.discard(name)
            if self.model.speaks_for == name:
                self.model.reads.discard("ada")

    def do_part(self, name: str) -> None:
        free = self.plan.items.filter(capture="action").exclude(pk__in=self._withheld(name)).first()
        if free is not None:
            self._withhold(name, [free.pk])

    def do_end_whole(self, name: str) -> None:
        self._end(name, is_whole=True)
        self.model.kept_out.discard(name)

    def do_end_part(self, name: str) -> None:
        self._end(name, is_whole=False)

    def do_speak(self, name: str) -> None:
        self._speak(name, self.today, self.today)

    def do_speak_later(self, name: str) -> None:
        self._speak(name, self.today + timedelta(days=1), self.today + timedelta(days=9))

    def do_spoke(self, name: str) -> None:
        self._speak(name, self.today - timedelta(days=9), self.today - timedelta(days=1))

    def do_end_speaking(self, _name: str) -> None:
        for one in Advocacy.objects.filter(child=self.plan.child, ended_at__isnull=True):
            end_advocacy(advocacy=one, by=self.by, now=self.now)
        self.model.speaks_for = ""
        self.model.reads.discard("ada")

    def do_out(self, name: str) -> None:
        found = self._tie(name)
        if found is not None:
            take_out(plan=self.plan, relationship=found, revision=found.revision, by=self.by, today=self.today,
                     now=self.now)  # fmt: skip
            self._left(name)
        self.model.gone.add(name)

    def do_back(self, name: str) -> None:
        if self._tie(name) is None:
            take_in(key=uuid4(), plan=self.plan, who=self.person(name), tie=Tie("grandparent"), by=self.by,
                    now=self.now)  # fmt: skip
            self.model.gone.discard(name)

    def do_turn(self, name: str) -> None:
        """Into a practitioner around the child, and from that into the family again."""
        found = self._tie(name)
        if found is not None:
            is_family = found.relation != Relation.PRACTITIONER
            self._change(found, Tie(Relation.PRACTITIONER if is_family else Relation.GRANDPARENT))
            self._left(name)
            (self.model.gone.add if is_family else self.model.gone.discard)(name)

    def do_responsible(self, name: str) -> None:
        """Parental responsibility, or its end."""
        found = self._tie(name)
        if found is not None and found.relation != Relation.PRACTITIONER:
            self._change(found, Tie(found.relation, not found.parental_responsibility))
            if found.parental_responsibility:
                self.model.reads.discard(name)
                if self.model.speaks_for == name:
                    self.model.reads.discard("ada")

    def _tie(self, name: str) -> Relationship | None:
        return Relationship.objects.filter(child=self.plan.child, person=self.person(name)).first()

    def _change(self, found: Relationship, tie: Tie) -> None:
        change_tie(plan=self.plan, relationship=found, revision=found.revision, tie=tie, why=ChangeReason.COURT,
                   by=self.by, today=self.today, now=self.now)  # fmt: skip

    def _left(self, name: str) -> None:
        self.model.reads.discard(name)
        if self.model.speaks_for == name:
            self.do_end_speaking(name)

    def do_end_plan(self, _name: str) -> None:
        plan = Plan.objects.get(pk=self.plan.pk)
        if plan.ended_on is None:
            end_plan(plan=plan, revision=plan.revision, on=self.today, by=self.by, now=self.now)

    def do_allocate(self, _name: str) -> None:
        self.lead = self.cast.owen if self.lead == self.cast.lena else self.cast.lena
        allocate(child=self.plan.child, worker=self.lead, by=None, today=self.today, now=self.now)

    def do_freeze(self, name: str) -> None:
        freeze(user=account(self.person(name)), by=self.by, now=self.now)

    def do_unfreeze(self, name: str) -> None:
        if not account(self.person(name)).is_active:
            unfreeze(user=account(self.person(name)), reason="They are safe", by=self.by, now=self.now)

    @property
    def by(self):  # type: ignore[no-untyped-def]  # a user
        return account(self.lead)

    @property
    def today(self) -> date:
        return timezone.localdate()

    def _withheld(self, name: str) -> list[UUID]:
        standing = self.plan.withholdings.filter(person=self.person(name), ended_at__isnull=True, is_whole=False)
        return list(standing.values_list("items__item", flat=True))

    def _withhold(self, name: str, items: list[UUID] | None) -> None:
        withhold(
            plan=self.plan, person=self.person(name), items=items, ground="adult", evidence="Seen",  # type: ignore[arg-type]
            authorised_by=self.cast.mira, review_on=self.today + timedelta(days=30), by=self.by, today=self.today,
            now=self.now,
        )  # fmt: skip

    def _end(self, name: str, *, is_whole: bool) -> None:
        person = self.person(name)
        for one in self.plan.withholdings.filter(person=person, ended_at__isnull=True, is_whole=is_whole):
            end_withholding(withholding=one, revision=one.revision, by=self.by, now=self.now)

    def _speak(self, name: str, since: date, until: date) -> None:
        if name in self.model.gone:
            return
        if self.model.speaks_for != name:
            self.model.reads.discard("ada")
        advocate(
            child=self.plan.child, advocate=self.cast.ada, speaks_for=self.person(name), since=since, until=until,
            by=self.by, now=self.now,
        )  # fmt: skip
        self.model.speaks_for, self.model.speaks_today = name, since <= self.today <= until

    def check(self) -> None:
        for name in READERS:
            user = account(self.person(name))
            wanted = self.model.may(name) and user.is_active
            assert grants.can(user, Action.READ_PLAN, self.plan) == wanted, name
            if self.model.shut(name):
                assert not self.plan.grants.filter(user=user).exists(), name
        leads = {pk for pk in (account(self.cast.lena).pk, account(self.cast.owen).pk)
                 if self.plan.grants.filter(user=pk, permission__codename=Action.LEAD_PLAN).exists()}  # fmt: skip
        assert leads == {self.by.pk}
        assert grants.drift(self.plan) == (frozenset(), frozenset())


@pytest.mark.django_db
@pytest.mark.requirement("R-004-08", "R-004-17", "R-X-03")
def test_who_is_kept_out_holds_nothing_in_whatever_order_it_is_decided(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], actions=3)
    word(plan, cast.lena)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps, st.lists(st.booleans(), min_size=10, max_size=10))
    def in_any_order(found: list[tuple[str, str]], moves: list[bool]) -> None:
        with undone():
            world = World(cast, plan)
            for (step, name), moved in zip(found, moves, strict=False):
                world.now += timedelta(seconds=moved)  # two decisions can carry the same moment
                world.do(step, name)
                world.check()

    in_any_order()
