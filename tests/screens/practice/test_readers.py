"""What the lead decides about one reader: their page, not sharing, contacts, account, advocate, the end of the plan."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import Freeze, Invitation
from portal.audit.models import Entry
from portal.people.enums import Relation
from portal.people.models import Person, SafeContact
from portal.people.services import keep_contact
from portal.plans.models import Plan, WithheldItem
from portal.wording.enums import Audience
from portal.wording.models import ReadingChoice, SharingDecision
from portal.wording.services import accept, withhold
from tests.cast import Cast, account, make_person, relate, sign_in
from tests.plans import NOW, let_speak, make_plan, release_to, withhold_from

BUDGET = 30  # queries of the page with everybody who may read


def to(name: str, plan: Plan, person: Person | None = None) -> str:
    return reverse(f"practice:{name}", args=[plan.pk, *([person.pk] if person else [])])


def boxes(name: str, days: int) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=days)
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def state(client: Client, plan: Plan, person: Person) -> Any:
    rows = client.get(to("release", plan)).context["rows"]
    return next(row for row, *_ in rows if row.known.person == person)


def part_from(plan: Plan, cast: Cast, person: Person, capture: str) -> None:
    today = timezone.localdate()
    withhold(
        plan=plan, person=person, items=[plan.items.get(capture=capture).pk], ground="adult", evidence="A report",  # type: ignore[arg-type]
        authorised_by=cast.mira, review_on=today + timedelta(days=5), by=account(cast.lena), today=today,
        now=timezone.now(),
    )  # fmt: skip


@pytest.mark.requirement("R-001-21")
def test_a_level_is_proposed_by_age_and_changed_with_a_reason(lena: Client, worded: Plan, cast: Cast) -> None:
    robin, where = cast.robin.person, to("reader", worded, cast.robin.person)
    row = state(lena, worded, robin)
    assert row.level == row.proposed
    assert f"{row.proposed.label} (fits them)" in page(lena, where)
    data = {"do": "level", "revision": 0, "level": "under_7", "reason": "", "outdated": "source"}
    answer = lena.post(where, data)
    assert (answer.status_code, ReadingChoice.objects.count()) == (422, 0)
    assert lena.post(where, data | {"level": "parent", "reason": "x"}).status_code == 422
    assert lena.post(where, data | {"reason": "Robin reads little"}).status_code == 302
    assert (state(lena, worded, robin).level, state(lena, worded, robin).audience) == ("under_7", "child")
    assert "by understanding" in page(lena, to("release", worded))
    assert lena.post(where, data | {"reason": "Late"}).status_code == 409
    assert ReadingChoice.objects.get().outdated == "source"


@pytest.mark.requirement("R-004-07", "R-004-10", "R-001-30")
def test_parents_and_the_child_are_to_be_told_until_it_is_decided(lena: Client, worded: Plan, cast: Cast) -> None:
    def asked() -> set[str]:
        return {str(row.known.person) for row in lena.get(to("release", worded)).context["questions"]}

    assert asked() == {"Dana Green", "Piotr Green", "Robin Green"}
    assert "Tell parents and the child" in page(lena, f"/plans/{worded.pk}/")
    release_to(worded, cast.dana, cast.lena)
    withhold_from(worded, cast.piotr, cast.lena, cast.mira)
    assert asked() == {"Robin Green"}
    where = to("reader", worded, cast.robin.person)
    data = {"do": "unshared", "why": "not_appropriate", "reason": "Too young", "review_on_day": ""}
    assert lena.post(where, data).status_code == 422
    assert lena.post(where, data | boxes("review_on", 7)).status_code == 302
    assert asked() == set()
    assert state(lena, worded, cast.robin.person).state == "unshared"
    text = page(lena, to("release", worded))
    assert "Too young" in text
    assert "Decisions to look at again" in text
    assert "Look again at decisions not to share" in page(lena, f"/plans/{worded.pk}/")
    assert lena.post(where, data | boxes("review_on", 9)).status_code == 409
    seen = SharingDecision.objects.get().pk
    assert lena.post(where, data | boxes("review_on", 9) | {"seen": seen}).status_code == 302
    assert SharingDecision.objects.filter(ended_at__isnull=True).count() == 1


@pytest.mark.requirement("R-004-08")
def test_a_thing_is_withheld_from_one_parent_who_reads_the_rest(lena: Client, worded: Plan, cast: Cast) -> None:
    for person in (cast.dana, cast.piotr):
        release_to(worded, person, cast.lena)
    where, change = to("withhold", worded, cast.piotr), worded.items.get(capture="change")
    data = {
        "scope": "items",
        "ground": "child",
        "basis": "A court's order",
        "evidence": "A report",
        "authorised_by": cast.mira.pk,
    }
    data |= boxes("review_on", 30)
    assert "Choose at least one thing." in lena.post(where, data).content.decode()
    asked = lena.post(where, data | {"items": [str(change.pk)]})
    assert "An adult at home" in asked.content.decode()
    assert not WithheldItem.objects.exists()
    carried: dict[str, list[str]] = {}
    for name, value in asked.context["carried"]:
        carried.setdefault(name, []).append(value)
    assert [lena.post(where, carried | {"do": "confirm"}).status_code for _ in range(2)] == [302, 302]
    assert [one.item for one in WithheldItem.objects.all()] == [change]
    seen = [sign_in(Client(), one).get(f"/my/plans/{worded.pk}/").content.decode() for one in (cast.dana, cast.piotr)]
    assert ["An adult at home" in text for text in seen] == [True, False]
    assert "1 thing in it is withheld" in page(lena, to("release", worded))
    shown = page(lena, to("preview", worded, cast.piotr))
    assert "will not see" in shown
    assert "Withheld from them" in shown
    standing = lena.get(where)
    assert "An adult at home" in standing.content.decode()
    assert f"{change.pk}" not in lena.get(f"{where}?more").content.decode()
    form = standing.context["rows"][0][1]
    lena.post(where, {"do": "end", "decision": form["decision"].value(), "revision": form["revision"].value()})
    assert "An adult at home" in sign_in(Client(), cast.piotr).get(f"/my/plans/{worded.pk}/").content.decode()


def test_the_preview_says_what_is_somebody_elses_and_what_has_no_words(lena: Client, plan: Plan, cast: Cast) -> None:
    text = page(lena, to("preview", plan, cast.piotr))
    assert "Not put into words for them" in text
    assert "Nothing is agreed with this advocate yet" in page(lena, to("preview", plan, cast.ada))


@pytest.mark.requirement("R-X-09")
def test_an_invitation_goes_to_the_safe_address_and_says_nothing(lena: Client, plan: Plan, cast: Cast) -> None:
    aunt = make_person("Bea", "Green", kind=None, language="pl")
    relate(cast.robin, aunt, Relation.OTHER_FAMILY)
    where = to("invite", plan, aunt)
    assert "Send the link" not in page(lena, where)
    shown = lena.post(where, {"do": "send"})
    assert shown.context["not_sent"]
    assert shown.context["link"]
    assert mail.outbox == []
    keep_contact(
        person=aunt, kind="email", value="bea-safe@example.org", is_safe=True, seen=None, by=account(cast.lena),
        today=timezone.localdate(), now=timezone.now(),
    )  # fmt: skip
    assert "Send the link" in page(lena, where)
    shown = lena.post(where, {"do": "send"})
    (letter,) = mail.outbox
    assert letter.to == ["bea-safe@example.org"]
    with translation.override("pl"):  # hers
        said = (gettext("Your link"), gettext("Open this link. Then enter the code that you were given."))
    assert (letter.subject, letter.body.splitlines()[0]) == said and said[0] == "Twój link"
    whole = f"{letter.subject} {letter.body} {letter.message()}".lower()
    for word_ in ("bea green", "robin", "lena", "plan ", "child", "social", str(plan.pk)):
        assert word_ not in whole.replace("example.org", "")
    assert shown.context["code"] not in whole
    assert shown.context["link"] == ""
    assert "/invitation/" not in shown.content.decode()
    assert Invitation.objects.get(closed_at__isnull=True).sent_at is not None
    assert "Invited, until" in page(lena, to("release", plan))
    link = next(line for line in letter.body.splitlines() if line.startswith("http"))
    assert Client().get(link).status_code == 200
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert "The invitation is not open any more" in page(lena, to("release", plan))


def test_an_account_is_frozen_in_one_press_and_opened_with_a_reason(lena: Client, worded: Plan, cast: Cast) -> None:
    release_to(worded, cast.dana, cast.lena)
    hers, where = sign_in(Client(), cast.dana), to("invite", worded, cast.dana)
    assert hers.get(f"/my/plans/{worded.pk}/").status_code == 200
    assert lena.post(where, {"do": "freeze"}).status_code == 302
    assert hers.get(f"/my/plans/{worded.pk}/").status_code == 302, "the session is gone"
    assert "Frozen" in page(lena, to("release", worded))
    assert lena.post(where, {"do": "recover", "checked": "yes"}).status_code == 409
    assert lena.post(where, {"do": "unfreeze", "reason": " "}).status_code == 422
    assert [lena.post(where, {"do": "unfreeze", "reason": "Safe at her sister's"}).status_code for _ in "12"] == [
        302,
        302,
    ]
    frozen = Freeze.objects.get()
    assert (frozen.frozen_by, frozen.ended_by, frozen.reason) == (
        account(cast.lena), account(cast.lena), "Safe at her sister's"
    )  # fmt: skip
    assert hers.get(f"/my/plans/{worded.pk}/").status_code == 302, "an old session does not come back"
    assert sign_in(Client(), Person.objects.get(pk=cast.dana.pk)).get(f"/my/plans/{worded.pk}/").status_code == 200
    assert lena.post(to("invite", worded, cast.robin.person), {"do": "freeze"}).status_code == 404


def test_a_lost_account_comes_back_through_the_worker_who_saw_them(lena: Client, plan: Plan, cast: Cast) -> None:
    where = to("invite", plan, cast.dana)
    assert lena.post(where, {"do": "recover"}).status_code == 422
    assert not Invitation.objects.exists()
    shown = lena.post(where, {"do": "recover", "checked": "yes"})
    assert shown.context["link"]
    assert "a new way in was given" in page(lena, to("release", plan))


def test_contacts_are_for_the_lead_and_an_adults_is_not_taken_unseen(
    client: Client, cast: Cast, lena: Client, plan: Plan
) -> None:
    dana, robin = to("contacts", plan, cast.dana), to("contacts", plan, cast.robin.person)
    data = {"do": "keep", "kind": "email", "value": "home@example.org", "is_safe": "yes", "clash_reason": ""}
    assert lena.post(dana, data | {"value": "no address"}).status_code == 422
    assert lena.post(dana, data | {"kind": "phone", "value": "12"}).status_code == 422
    assert lena.post(dana, data).status_code == 302
    assert "home@example.org" in page(lena, dana)
    assert "home@example.org" not in page(lena, to("release", plan))
    clash = lena.post(robin, data | {"value": "HOME@example.org"})
    assert clash.status_code == 422
    assert "An adult around the child uses it too." in clash.content.decode()
    assert lena.post(robin, data | {"clash_reason": "Robin asked for it"}).status_code == 302
    one = SafeContact.objects.get(person=cast.dana)
    change = {"contact": one.pk, "revision": 0}
    assert lena.post(dana, change | {"do": "not_safe"}).status_code == 302
    assert "Not safe" in page(lena, dana)
    assert lena.post(dana, change | {"do": "end"}).status_code == 409
    assert lena.post(dana, change | {"do": "burn", "revision": 1}).status_code == 404
    assert lena.post(robin, change | {"do": "end", "revision": 1}).status_code == 404
    assert lena.post(dana, change | {"do": "end", "revision": 1}).status_code == 302
    assert sign_in(Client(), cast.tom).get(dana).status_code == 404
    for entry in Entry.objects.all():
        assert "example.org" not in f"{entry.about} {entry.detail}"


@pytest.mark.parametrize("name", ["reader", "contacts", "advocate", "invite"])
def test_nobody_but_the_lead_sees_these_screens(plan: Plan, cast: Cast, name: str) -> None:
    person = cast.ada
    for who in (cast.tom, cast.owen, cast.dana, cast.ada):
        client = sign_in(Client(), who)
        assert client.get(to(name, plan, person)).status_code == 404
        assert client.post(to(name, plan, person), {"do": "end"}).status_code == 404


def test_the_page_asks_as_often_for_many_readers_things_and_decisions(
    lena: Client, worded: Plan, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def many(count: int) -> None:
        make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], actions=count)
        for one in worded.items.filter(capture="action", wordings=None):
            accept(plan=worded, item=one.pk, audience=Audience.FAMILY, revision=0, by=account(cast.lena), now=NOW)

    let_speak(cast.robin, cast.ada, cast.dana, cast.lena)
    for person in (cast.dana, cast.ada):
        release_to(worded, person, cast.lena)
    part_from(worded, cast, cast.dana, "change")
    with django_assert_max_num_queries(BUDGET):
        lena.get(to("release", worded))
    many(25)
    for number in range(12):
        kin = make_person(f"Kin{number}", "Green", kind=None)
        relate(cast.robin, kin, Relation.OTHER_FAMILY)
        release_to(worded, kin, cast.lena)
        part_from(worded, cast, kin, "change")
    with django_assert_max_num_queries(BUDGET):
        lena.get(to("release", worded))
