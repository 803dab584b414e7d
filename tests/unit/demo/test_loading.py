"""The whole demo, loaded through the services a person would use. Slow, so it is done once."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from forms.api import FormVersion
from portal.access import grants
from portal.access.actions import Action
from portal.accounts.exceptions import NotADemo
from portal.accounts.selectors import by_token
from portal.audit import selectors as audit
from portal.audit.models import Entry
from portal.demo import files, selectors, services
from portal.demo.services import loading, packs
from portal.demo.services import people as demo_people
from portal.dialogue.models import Answer, Explanation, Reply
from portal.people.enums import AccountKind
from portal.people.models import Child, Person, User
from portal.plans.models import Plan, PlanVersion
from portal.procedures.enums import Level
from portal.procedures.models import ReadingTemplate
from portal.procedures.selectors import glossary, phrases, procedure, reading_template
from portal.wording.builtin import builtin
from portal.wording.models import Assignment, Reading, Wording
from portal.wording.selectors import releases_of

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def account(name: str) -> User:
    return User.objects.get(username=name)


def reading(name: str) -> Reading:
    (given,) = releases_of(account(name))
    assert given.reading is not None
    return given.reading


def releases_of_all(name: str) -> list[Reading]:
    return [one.reading for one in releases_of(account(name)) if one.reading is not None]


def texts(found: Reading) -> list[dict[str, Any]]:
    return [entry["text"] for section in found.content["sections"] for entry in section["entries"] if entry["text"]]


@pytest.mark.django_db
@pytest.mark.requirement("R-001-22", "R-004-08", "R-X-03", "R-X-05")
def test_the_demo_loads_once_and_says_what_it_should(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    assert services.load(now=NOW)
    _packs_are_published()
    _everybody_reads_their_own()
    _a_plan_was_changed_by_its_core_group()
    _some_translations_are_open()
    _policy_staff_find_what_families_read()
    _two_parents_read_two_plans()
    _families_were_answered()
    _translators_have_work_and_nothing_else()
    _grants_and_record_are_sound()
    _people_are_printed_and_one_is_invited()
    counts = (Person.objects.count(), Wording.objects.count(), Entry.objects.count(), FormVersion.objects.count())
    with django_assert_max_num_queries(3):  # a second run takes a moment
        assert not services.load(now=NOW + timedelta(days=1))
    assert counts == (
        Person.objects.count(), Wording.objects.count(), Entry.objects.count(), FormVersion.objects.count()
    )  # fmt: skip


def _packs_are_published() -> None:
    assert FormVersion.objects.count() == len(files.JURISDICTIONS)
    for version in FormVersion.objects.all():
        words = {text.language: text.texts for text in version.texts.all()}
        assert words["en"].keys() == words["cy"].keys()
    assert procedure("wales", "cy").terms["lead"] == "cydlynydd y cynllun amddiffyn, gofal a chymorth"
    assert procedure("guernsey", "en").terms["threshold"] == "serious harm"
    assert procedure("england", "en").timescales["first_core_group"] == (10, "working_days")


def _everybody_reads_their_own() -> None:
    assert (reading("piotr.green").language, reading("piotr.green").audience) == ("pl", "family")
    assert reading("amina.shah").content["direction"] == "rtl"
    assert (reading("cai.rees").language, reading("cai.rees").audience, reading("cai.rees").level) == (
        "cy", "child", "from_12"
    )  # fmt: skip
    assert (reading("mali.rees").language, reading("mali.rees").level) == ("cy", "from_7")
    assert reading("robin.green").audience == reading("ada.cole").audience == "child"
    assert reading("dana.green").plan_id == reading("piotr.green").plan_id != reading("gareth.rees").plan_id
    for nobody in ("karl.moss", "pat.quill", "ewa.lis"):
        assert releases_of(account(nobody)) == []
        assert not grants.visible(Plan.objects.all(), account(nobody), Action.VIEW_PLAN).exists()
    own = {one.level for one in releases_of_all("nia.rees")}
    assert own == {"parent_easy"}
    assert grants.visible(Plan.objects.all(), account("lena.hart"), Action.LEAD_PLAN).count() == 3
    assert grants.visible(Child.objects.all(), account("peter.falla"), Action.START_PLAN).count() == 1


def _a_plan_was_changed_by_its_core_group() -> None:
    robin = PlanVersion.objects.filter(plan__child__person__given_name="Robin").order_by("number")
    assert [version.number for version in robin] == [1, 2]
    assert len(robin[1].content["items"]) == len(robin[0].content["items"]) + 2


def _some_translations_are_open() -> None:
    for name in ("piotr.green", "amina.shah", "cai.rees"):
        found = texts(reading(name))
        assert 1 <= sum(text["in_source"] for text in found) <= 3, name
    assert not any(text["in_source"] for text in texts(reading("dana.green")))


def _policy_staff_find_what_families_read() -> None:
    languages = [code for code, _name in settings.LANGUAGES]
    assert ReadingTemplate.objects.filter(live=True).count() == len(Level) * len(languages)
    for language in languages:
        for level in Level.values:
            assert reading_template("england", level, language) == builtin(level, language)
    assert len(glossary("wales", "cy")) == len(glossary("wales", "en")) >= 40
    assert len(glossary("england", "ur")) == len(glossary("england", "pl")) >= 20
    found = phrases("england", "family", "en")
    assert len(found) + len(phrases("england", "child", "en")) >= 25
    assert {"en", "cy", "pl", "ur"} == set.intersection(*(set(one.texts) for one in found))
    outdated = [text["outdated_on"] for text in texts(reading("piotr.green")) if text["outdated_on"]]
    assert len(outdated) == 1
    assert reading("piotr.green").content["changed"]


def _two_parents_read_two_plans() -> None:
    hidden = "Hen Felin"
    (nias,) = [one for one in releases_of_all("nia.rees") if one.plan_id == reading("mali.rees").plan_id]
    assert hidden in json.dumps(nias.content)
    assert hidden not in json.dumps(reading("gareth.rees").content)
    assert hidden not in json.dumps(reading("mali.rees").content)


def _families_were_answered() -> None:
    assert Answer.objects.count() >= 10
    assert Reply.objects.count() >= 5
    assert Explanation.objects.filter(understood="partly").count() == 3


def _translators_have_work_and_nothing_else() -> None:
    for name, given in (("ewa.lis", 1), ("farah.malik", 1), ("gwen.ellis", 1)):
        assert account(name).kind == AccountKind.TRANSLATOR
        assert Assignment.objects.filter(translator__user=account(name)).count() == given
        assert not grants.visible(Child.objects.all(), account(name), Action.START_PLAN).exists()


def _grants_and_record_are_sound() -> None:
    for guarded in (*Plan.objects.all(), *Child.objects.all()):
        assert grants.drift(guarded) == (frozenset(), frozenset())
    assert audit.faults() == []


def _people_are_printed_and_one_is_invited() -> None:
    out = StringIO()
    call_command("demo_people", stdout=out)
    said = out.getvalue()
    for one in selectors.sign_ins():
        assert one.username in said
        assert Authenticator.objects.filter(user__username=one.username).exists() == one.is_staff
        assert account(one.username).check_password(services.PASSWORD)
    token = said.split("/invitation/")[1].split("/")[0]
    invitation = by_token(token)
    assert invitation is not None
    assert str(invitation.person) == "Joan Green"
    call_command("demo_people", stdout=StringIO())
    invitation.refresh_from_db()
    assert invitation.closed_at is not None


@pytest.mark.django_db
def test_a_failure_leaves_nothing_half(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(packs, "load_pack", lambda pack, by: None)
    monkeypatch.setattr(loading, "remember", lambda place, now: None)
    monkeypatch.setattr(demo_people, "open_staff_accounts", broken)
    with pytest.raises(RuntimeError):
        services.load(now=NOW)
    assert not selectors.is_loaded()
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_where_people_are_real_nothing_is_loaded_or_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DEMO", False)
    with pytest.raises(NotADemo):
        services.load(now=NOW)
    with pytest.raises(NotADemo):
        services.open_invitation(now=NOW)
    for command in ("load_demo", "demo_people"):
        with pytest.raises(CommandError):
            call_command(command, stdout=StringIO())
    assert not User.objects.exists()


@pytest.mark.django_db
def test_people_are_printed_only_after_the_load() -> None:
    with pytest.raises(CommandError, match="load_demo"):
        call_command("demo_people", stdout=StringIO())
