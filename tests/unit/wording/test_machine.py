"""Machine translation: off unless set up, drafts only, without names, never of what is restricted."""

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from portal.access.editing import Conflict
from portal.plans.models import Plan, PlanVersion
from portal.plans.selectors import latest_version
from portal.wording.enums import Audience
from portal.wording.exceptions import MachineUnavailable, WordingRefused
from portal.wording.models import Wording
from portal.wording.rows import people_of
from portal.wording.rules import text_hash
from portal.wording.services import check, machine, translate, write
from tests.cast import Cast, account
from tests.plans import NOW, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-22")]
FAMILY = Audience.FAMILY
SENT: list[str] = []


class Fake(BaseMachineTranslator):
    """Translates by turning words round, and keeps what it was sent."""

    def can_translate(self, source: Any, target: Any) -> bool:
        if self.options.get("trouble") == "cannot":
            raise RuntimeError("gone")
        return str(target.language_code) != "so"

    def translate(self, source: Any, target: Any, strings: list[StringValue]) -> dict[StringValue, StringValue]:
        SENT.extend(one.data for one in strings)
        if self.options.get("trouble") == "down":
            raise ConnectionError("no answer with [Name 1]")
        if self.options.get("trouble") == "slow":
            time.sleep(0.5)
        if self.options.get("trouble") == "names":
            return {one: StringValue("Nic") for one in strings}
        return {one: StringValue(f"{target.language_code}: {one.data}") for one in strings}


@pytest.fixture
def setup(settings: Any) -> Callable[..., None]:
    """Call it with a trouble to have."""
    SENT.clear()

    def configure(trouble: str = "") -> None:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.Fake", "OPTIONS": {"trouble": trouble}}

    configure()
    return configure


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])


@pytest.fixture
def concern(plan: Plan, cast: Cast) -> UUID:
    item = plan.items.get(capture="concern").pk
    text = "Robin & Dana <b>wait</b> at [[Hill School]].\nEvery day."
    write(plan=plan, item=item, audience=FAMILY, text=text, revision=0, by=account(cast.lena), now=NOW)
    return UUID(str(item))


def suggest(plan: Plan, item: UUID, **more: Any) -> str:
    return machine.suggest(plan=plan, item=item, audience=FAMILY, language="pl", people=people_of(plan), **more)


def keep(plan: Plan, item: UUID, text: str, by: Any, revision: int = 0) -> Wording:
    own = Wording.objects.get(item=item, audience=FAMILY, language="en")
    return machine.keep_draft(plan=plan, item=item, audience=FAMILY, language="pl", text=text, revision=revision,
                              made_from=text_hash(own.text), by=account(by), now=NOW)  # fmt: skip


def test_it_is_off_unless_settings_name_a_machine(plan: Plan, concern: UUID) -> None:
    assert not machine.is_set_up("en", "pl")
    with pytest.raises(MachineUnavailable):
        suggest(plan, concern)


def test_names_never_leave_and_come_back_in_their_place(setup: Any, plan: Plan, concern: UUID) -> None:
    text = suggest(plan, concern)
    assert text == "pl: [[Robin]] & [[Dana]] <b>wait</b> at [[Hill School]].\nEvery day."
    assert len(SENT) == 1
    for name in (*people_of(plan), "Hill School"):
        assert name not in SENT[0]


@pytest.mark.requirement("R-X-04")
def test_an_item_with_something_restricted_is_never_sent(setup: Any, plan: Plan, concern: UUID) -> None:
    version = latest_version(plan)
    fields = next(one for one in version.content["items"] if one["id"] == str(concern))["fields"]
    fields["evidence"] = {"type": "text", "value": "RESTRICTED-MARK", "restricted": True}
    version.pk, version.number, version.submission = None, 2, concern
    version._state.adding = True
    PlanVersion.objects.bulk_create([version])
    with pytest.raises(WordingRefused, match="restricted"):
        suggest(plan, concern)
    assert SENT == []


@pytest.mark.parametrize("trouble", ["down", "slow", "cannot"])
def test_a_machine_in_trouble_is_left_behind_in_time(
    setup: Any, plan: Plan, concern: UUID, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    setup(trouble)
    begun = time.monotonic()
    with pytest.raises(MachineUnavailable):
        suggest(plan, concern, patience=0.1)
    assert time.monotonic() - begun < 0.4
    assert caplog.text == ""


def test_a_machine_that_loses_a_name_is_not_heard(setup: Any, plan: Plan, concern: UUID) -> None:
    setup("names")
    with pytest.raises(WordingRefused) as refused:
        suggest(plan, concern)
    assert refused.value.reason == "names" and refused.value.tokens == ("[Name 1]", "[Name 2]", "[Name 3]")


def test_a_language_it_cannot_do_has_no_button(setup: Any) -> None:
    assert machine.is_set_up("en", "pl") and not machine.is_set_up("en", "so")
    setup("cannot")
    assert not machine.is_set_up("en", "pl")


def test_a_draft_counts_for_nothing_until_a_person_saved_it_and_another_checked_it(
    setup: Any, plan: Plan, concern: UUID, cast: Cast
) -> None:
    made = keep(plan, concern, suggest(plan, concern), cast.lena)
    key: dict[str, Any] = {"plan": plan, "item": concern, "audience": FAMILY, "language": "pl"}
    assert made.is_machine and made.checked_by is None
    with pytest.raises(WordingRefused, match="machine"):
        check(**key, revision=1, by=account(cast.tom), now=NOW)
    confirmed = translate(**key, text=made.text, revision=1, by=account(cast.lena), now=NOW)
    assert not confirmed.is_machine
    with pytest.raises(WordingRefused, match="own_check"):
        check(**key, revision=2, by=account(cast.lena), now=NOW)
    assert check(**key, revision=2, by=account(cast.tom), now=NOW).checked_text == made.text


def test_a_machine_does_not_write_over_a_person_and_not_over_a_newer_draft(
    setup: Any, plan: Plan, concern: UUID, cast: Cast
) -> None:
    keep(plan, concern, "Raz", cast.lena)
    with pytest.raises(Conflict):
        keep(plan, concern, "Dwa", cast.lena, 0)
    assert keep(plan, concern, "Dwa", cast.lena, 1).text == "Dwa"
    translate(plan=plan, item=concern, audience=FAMILY, language="pl", text="Trzy", revision=2, by=account(cast.tom),
              now=NOW)  # fmt: skip
    with pytest.raises(WordingRefused, match="has_words"):
        keep(plan, concern, "Cztery", cast.lena, 3)


def test_words_that_changed_while_the_machine_worked_are_not_kept(
    setup: Any, plan: Plan, concern: UUID, cast: Cast
) -> None:
    with pytest.raises(WordingRefused, match="no_source"):
        machine.keep_draft(plan=plan, item=concern, audience=FAMILY, language="pl", text="x", made_from="old",
                           revision=0, by=account(cast.lena), now=NOW)  # fmt: skip
