"""Who speaks for whom, and for how long: what an advocate may read follows it (R-004-17)."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.http import Http404
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.access import grants
from portal.access.actions import Action
from portal.audit.models import Entry
from portal.people.exceptions import AdvocacyRefused
from portal.people.models import Advocacy, Person, Relationship
from portal.people.services import advocate, end_advocacy, unrelate
from portal.plans.models import Plan, PlanGrant
from portal.wording.exceptions import ReleaseRefused
from portal.wording.selectors import given_to
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, release_to, withhold_from, word

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(made, cast.lena)
    return made


def speak(cast: Cast, for_: Person, since: date | None = None, until: date | None = None) -> Advocacy:
    today = timezone.localdate()
    return advocate(
        child=cast.robin, advocate=cast.ada, speaks_for=for_, since=since or today - DAY, until=until or today + DAY,
        by=account(cast.lena), now=NOW,
    )  # fmt: skip


def reads(cast: Cast, plan: Plan) -> bool:
    return grants.can(account(cast.ada), Action.READ_PLAN, plan)


def test_an_advocate_without_an_agreement_is_given_nothing(cast: Cast, plan: Plan) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        release_to(plan, cast.ada, cast.lena)
    assert refused.value.unagreed


@pytest.mark.requirement("R-004-17")
def test_a_childs_advocate_reads_the_childs_page_a_parents_that_parents(cast: Cast, plan: Plan) -> None:
    speak(cast, cast.robin.person)
    first = release_to(plan, cast.ada, cast.lena).reading
    assert first and (first.audience, first.level) == ("child", "from_7")
    assert reads(cast, plan)
    speak(cast, cast.dana)
    assert not reads(cast, plan), "what was given for the child is not read for a parent"
    given = plan.releases.get(person=cast.ada)
    given.reading = None
    given.revision = 0
    given.save()
    second = release_to(plan, cast.ada, cast.lena).reading
    assert second and (second.audience, second.level) == ("family", "parent")
    assert "Walk to school" in str(second.content), "what the parent is to do is theirs to read"
    assert reads(cast, plan)


@pytest.mark.requirement("R-004-17")
def test_the_day_after_the_last_one_nothing_is_there_though_no_job_ran(
    cast: Cast, plan: Plan, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    speak(cast, cast.robin.person, until=today)
    release_to(plan, cast.ada, cast.lena)
    sign_in(client, cast.ada)
    paths = [f"/my/plans/{plan.pk}/", f"/my/plans/{plan.pk}/pdf/", f"/api/v1/readings/{plan.pk}"]
    assert [client.get(path).status_code for path in paths] == [200] * 3
    assert given_to(account(cast.ada), plan.pk, "pk")
    monkeypatch.setattr(timezone, "localdate", lambda *_args: today + DAY)
    assert [client.get(path).status_code for path in paths] == [404] * 3
    with pytest.raises(Http404):
        given_to(account(cast.ada), plan.pk, "pk")
    with pytest.raises(Http404):
        grants.hold(account(cast.ada), Action.READ_PLAN, plan)
    assert not reads(cast, plan)
    assert PlanGrant.objects.filter(user=account(cast.ada)).exists()


def test_the_daily_command_takes_what_is_over_away(
    cast: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    today = timezone.localdate()
    speak(cast, cast.robin.person, until=today)
    release_to(plan, cast.ada, cast.lena)
    call_command("end_grants")
    assert PlanGrant.objects.filter(user=account(cast.ada)).exists()
    monkeypatch.setattr(timezone, "localdate", lambda *_args: today + DAY)
    call_command("end_grants")
    assert "1 permission(s) ended" in capsys.readouterr().out
    assert not PlanGrant.objects.filter(user=account(cast.ada)).exists()
    assert Entry.objects.filter(chain=f"plan:{plan.pk}", action="plan.grants_ended").count() == 1
    assert grants.drift(plan) == (frozenset(), frozenset())


def test_before_the_first_day_nothing_is_read_and_on_it_everything(
    cast: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    speak(cast, cast.dana, since=today + DAY, until=today + 5 * DAY)
    given = release_to(plan, cast.ada, cast.lena).reading
    assert given and given.audience == "family", "what is made before the first day is the right one"
    assert not reads(cast, plan)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: today + DAY)
    assert reads(cast, plan)


@pytest.mark.requirement("R-004-08")
def test_who_speaks_for_somebody_kept_out_is_kept_out(cast: Cast, plan: Plan) -> None:
    speak(cast, cast.dana)
    release_to(plan, cast.ada, cast.lena)
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    assert not reads(cast, plan)
    with pytest.raises(ReleaseRefused) as refused:
        release_to(plan, cast.ada, cast.lena)
    assert refused.value.withheld


def take_out(cast: Cast, person: Person) -> None:
    relationship = Relationship.objects.get(child=cast.robin, person=person)
    unrelate(relationship=relationship, revision=0, by=account(cast.lena), now=NOW)


def test_ending_it_and_leaving_the_network_take_effect_at_once(cast: Cast, plan: Plan) -> None:
    made = speak(cast, cast.dana)
    release_to(plan, cast.ada, cast.lena)
    assert reads(cast, plan)
    end_advocacy(advocacy=made, by=account(cast.lena), now=NOW)
    end_advocacy(advocacy=made, by=account(cast.lena), now=NOW)
    assert not reads(cast, plan)
    speak(cast, cast.dana)
    assert not reads(cast, plan), "a new agreement brings nothing back"
    take_out(cast, cast.dana)
    assert not Advocacy.objects.filter(ended_at__isnull=True).exists()
    assert Entry.objects.filter(action="advocacy.ended").count() == 1


def test_who_leaves_the_network_reads_nothing_more(cast: Cast, plan: Plan) -> None:
    release_to(plan, cast.joan, cast.lena)
    assert grants.can(account(cast.joan), Action.READ_PLAN, plan)
    take_out(cast, cast.joan)
    assert not grants.can(account(cast.joan), Action.READ_PLAN, plan)


@pytest.mark.parametrize(
    ("who", "for_", "days", "reason"),
    [
        ("ada", "dana", -3, "until"),
        ("ada", "tom", 1, "speaks_for"),
        ("ada", "amina", 1, "speaks_for"),
        ("ada", "ada", 1, "speaks_for"),
        ("tom", "dana", 1, "advocate"),
        ("joan", "dana", 1, "advocate"),
    ],
)
def test_who_may_not_speak_for_somebody(cast: Cast, who: str, for_: str, days: int, reason: str) -> None:
    today = timezone.localdate()
    with pytest.raises(AdvocacyRefused) as refused:
        advocate(
            child=cast.robin, advocate=getattr(cast, who), speaks_for=getattr(cast, for_), since=today - DAY,
            until=today + days * DAY, by=account(cast.lena), now=NOW,
        )  # fmt: skip
    assert refused.value.reason == reason
    assert not Advocacy.objects.exists()


def test_moving_the_days_keeps_what_is_read(cast: Cast, plan: Plan) -> None:
    speak(cast, cast.dana)
    release_to(plan, cast.ada, cast.lena)
    speak(cast, cast.dana, until=timezone.localdate() + 9 * DAY)
    assert reads(cast, plan)
    assert Advocacy.objects.count() == 1


def test_facts_ask_a_fixed_number_of_times(
    cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for person in (cast.dana, cast.piotr, cast.joan):
        release_to(plan, person, cast.lena)
    with django_assert_max_num_queries(14):
        grants.drift(plan)
