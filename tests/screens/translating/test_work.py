"""Translators see the words they were given, with names hidden, and nothing else."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.access import grants
from portal.access.actions import Action
from portal.audit.models import Entry
from portal.people.models import Person, User
from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.models import Assignment, Wording
from portal.wording.services import check, end_plan, end_work, translate, write
from tests.cast import Cast, account, make_user, sign_in
from tests.plans import NOW, TODAY, make_plan, release_to, word

from .conftest import give

pytestmark = pytest.mark.requirement("R-001-22")
BUDGET_WORK, BUDGET_LIST = 14, 10
NAMES = ("Robin", "Green", "Dana", "Piotr", "Lena", "Hart", "Tom", "Hill School")


def address(work: Assignment, more: str = "") -> str:
    return f"/translations/{work.pk}/{more}"


def strength(plan: Plan) -> str:
    return str(plan.items.get(capture="strength").pk)


def entry(response: Any, ident: str) -> Any:
    return next(e for group in response.context["groups"].values() for e in group if e.row.item == ident)


def stored(ident: str) -> Wording:
    return Wording.objects.get(item_id=uuid.UUID(ident), audience="family", language="pl")


def saved(client: Client, work: Assignment, text: str, revision: int = 0, do: str = "save") -> Any:
    item = strength(work.plan)
    return client.post(address(work), {"item": item, "revision": revision, "text": text, "do": do})


def everything(client: Client, work: Assignment) -> str:
    """What every address of a translator shows, headers and names of files among it."""
    paths = ("/translations/", *(address(work, more) for more in ("", "file/", "file/xliff/", "file/po/")))
    answers = [client.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(f"{answer.headers}\n{answer.content.decode()}" for answer in answers)


@pytest.mark.requirement("R-X-03")
def test_no_name_stands_on_any_screen_or_in_any_file(desk: Client, work: Assignment) -> None:
    saved(desk, work, "[Name 1] czeka na [Name 2] w [Name 3].")
    shown = everything(desk, work)
    assert "[Name 1] waits for [Name 2] at [Name 3]." in shown
    for name in NAMES:
        assert name not in shown
    assert str(work.plan_id) not in shown and str(work.plan.child_id) not in shown


def test_names_come_back_where_they_belong(desk: Client, work: Assignment, cast: Cast, hugo: Person) -> None:
    assert saved(desk, work, "Na [Name 2] czeka w [Name 3] [Name 1].").status_code == 302
    assert stored(strength(work.plan)).text == "Na [[Dana]] czeka w [[Hill School]] [[Robin]]."
    box = entry(desk.get(address(work)), strength(work.plan)).form["text"].value()
    assert box == "Na [Name 2] czeka w [Name 3] [Name 1]."


@pytest.mark.parametrize(
    ("text", "token"), [("[Name 1] czeka w [Name 3].", "[Name 2]"), ("[Name 1] [Name 2] [Name 3] [Name 4]", "[Name 4]")]
)
def test_a_name_that_is_lost_or_made_up_is_named(desk: Client, work: Assignment, text: str, token: str) -> None:
    answer = saved(desk, work, text)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"Look at the names: {token}." in page and text in page
    assert not Wording.objects.filter(language="pl").exists()


def test_in_a_line_of_urdu_names_stay_where_they_stand(
    desk: Client, work: Assignment, vera: Person, hugo: Person, cast: Cast
) -> None:
    urdu, item = give(work.plan, vera, cast, language="ur"), strength(work.plan)
    saved(desk, urdu, "[Name 1] [Name 2] کے ساتھ [Name 3]")
    box = str(entry(desk.get(address(urdu)), item).form["text"].value())
    assert box.startswith("\u2068[Name 1]\u2069 \u2068[Name 2]\u2069")
    again = saved(sign_in(Client(), hugo), give(work.plan, hugo, cast, language="ur"), box, 1, "check")
    assert again.status_code == 302
    assert saved(desk, urdu, box + "۔", 2).status_code == 302
    text = Wording.objects.get(language="ur").text
    assert text == "[[Robin]] [[Dana]] کے ساتھ [[Hill School]]۔"


def test_a_second_translator_checks_and_nobody_their_own(
    desk: Client, work: Assignment, hugo: Person, cast: Cast
) -> None:
    text = "[Name 1] czeka na [Name 2] w [Name 3]."
    saved(desk, work, text)
    assert saved(desk, work, text, 1, "check").status_code == 422
    other = give(work.plan, hugo, cast)
    second = sign_in(Client(), hugo)
    assert saved(second, other, text, 1, "check").status_code == 302
    found = stored(strength(work.plan))
    assert found.checked_by == account(hugo)
    assert found.checked_text == found.text and found.checked_hash == found.source_hash
    page = desk.get("/translations/").content.decode()
    assert "6 to translate" in page


def test_words_that_changed_are_shown_as_out_of_date_with_what_readers_see(
    desk: Client, work: Assignment, cast: Cast, hugo: Person
) -> None:
    text = "[Name 1] czeka na [Name 2] w [Name 3]."
    saved(desk, work, text)
    saved(sign_in(Client(), hugo), give(work.plan, hugo, cast), text, 1, "check")
    write(
        plan=work.plan, item=uuid.UUID(strength(work.plan)), audience=Audience.FAMILY, text="Robin eats.", revision=2,
        by=account(cast.lena), now=NOW,
    )  # fmt: skip
    assert "1 out of date" in desk.get("/translations/").content.decode()
    assert entry(desk.get(address(work)), strength(work.plan)).row.state == "out_of_date"
    saved(desk, work, "[Name 1] je.", 2)
    page = desk.get(address(work))
    assert entry(page, strength(work.plan)).row.state == "needs_checking"
    assert "What readers see now" in page.content.decode()
    for name in NAMES:
        assert name not in page.content.decode()


@pytest.mark.requirement("R-X-03")
def test_only_what_was_given_and_only_until_it_ends(
    desk: Client, work: Assignment, plan: Plan, cast: Cast, hugo: Person
) -> None:
    others = [give(plan, hugo, cast, Audience.CHILD), give(plan, hugo, cast, language="ur")]
    for one in others:
        for more in ("", "file/", "file/po/"):
            assert desk.get(address(one, more)).status_code == 404
    assert "Work" in desk.get("/translations/").content.decode()
    end_work(given=work, by=account(cast.lena), now=timezone.now())
    for more in ("", "file/", "file/xliff/"):
        assert desk.get(address(work, more)).status_code == 404
    assert saved(desk, work, "x").status_code == 404
    assert "You have no translations now" in desk.get("/translations/").content.decode()
    assert not grants.can(account(work.translator), Action.TRANSLATE_PLAN, plan)


@pytest.mark.requirement("R-X-03")
def test_one_language_given_opens_no_other_after_the_other_ended(
    desk: Client, work: Assignment, plan: Plan, cast: Cast, vera: Person
) -> None:
    second = give(plan, vera, cast, language="ur")
    end_work(given=work, by=account(cast.lena), now=timezone.now())
    assert grants.can(account(vera), Action.TRANSLATE_PLAN, plan)
    assert desk.get(address(work)).status_code == 404
    assert desk.get(address(second)).status_code == 200


@pytest.mark.requirement("R-X-03")
@pytest.mark.parametrize("name", ["lena", "tom", "dana", "mira", "pat"])
def test_nobody_else_has_these_screens(cast: Cast, client: Client, work: Assignment, name: str) -> None:
    sign_in(client, getattr(cast, name))
    for path in ("/translations/", address(work), address(work, "file/"), address(work, "file/po/")):
        assert client.get(path).status_code == 404


@pytest.mark.requirement("R-X-03")
def test_a_translator_has_no_other_screen(desk: Client, work: Assignment, plan: Plan, cast: Cast) -> None:
    release_to(plan, cast.dana, cast.lena)
    for path in (
        f"/plans/{plan.pk}/", f"/plans/{plan.pk}/wording/family/", f"/plans/{plan.pk}/translation/family/pl/",
        f"/plans/{plan.pk}/release/", f"/plans/{plan.pk}/translators/", f"/children/{plan.child_id}/", "/children/",
        f"/my/plans/{plan.pk}/", f"/my/plans/{plan.pk}/pdf/", f"/api/v1/readings/{plan.pk}",
    ):  # fmt: skip
        assert desk.get(path).status_code in {401, 404}, path
    assert desk.get("/start/")["Location"] == "/translations/"


def test_without_a_second_factor_there_is_nothing(client: Client, work: Assignment, vera: Person) -> None:
    client.force_login(account(vera), backend="portal.accounts.backends.Backend")
    for path in ("/translations/", address(work)):
        assert client.get(path).status_code == 302


def test_every_look_is_recorded(desk: Client, work: Assignment) -> None:
    everything(desk, work)
    saved(desk, work, "[Name 1] czeka na [Name 2] w [Name 3].")
    mine = Entry.objects.filter(actor=str(account(work.translator).pk))
    in_plan = list(mine.filter(chain=f"plan:{work.plan_id}").order_by("number").values_list("action", flat=True))
    assert in_plan == [
        "translation.viewed", "translation.viewed", "translation.exported", "translation.exported",
        "wording.translated",
    ]  # fmt: skip
    assert mine.filter(chain=f"user:{account(work.translator).pk}", action="work.listed").count() == 1
    assert mine.filter(action="translation.viewed").first().detail["work"] == str(work.pk)  # type: ignore[union-attr]


def test_a_stale_save_shows_both_texts_and_no_name(desk: Client, work: Assignment, cast: Cast) -> None:
    translate(
        plan=work.plan, item=uuid.UUID(strength(work.plan)), audience=Audience.FAMILY, language="pl",
        text="[[Robin]] tu.", revision=0, by=account(cast.mira), now=NOW,
    )  # fmt: skip
    answer = saved(desk, work, "[Name 1] [Name 2] [Name 3] moje")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "[Name 1] tu." in page and "moje" in page
    assert "Mira" not in page and "Robin" not in page


def test_a_name_that_stands_unmarked_in_an_older_or_anothers_translation_is_hidden(
    desk: Client, work: Assignment, cast: Cast
) -> None:
    """Fails where only marked names are hidden: who came to the network later was in clear before."""
    item = uuid.UUID(strength(work.plan))
    common: dict[str, Any] = {
        "plan": work.plan,
        "item": item,
        "audience": Audience.FAMILY,
        "now": NOW,
        "language": "pl",
    }
    translate(text="ROBIN i Piotr tu.", revision=0, by=account(cast.mira), **common)
    check(revision=1, by=account(cast.lena), **common)
    mine = saved(desk, work, "[Name 1] [Name 2] [Name 3] moje").content.decode()
    assert "tu." in mine and "Piotr" not in mine and "ROBIN" not in mine
    assert saved(desk, work, "[Name 1] [Name 2] [Name 3] moje", revision=2).status_code == 302
    shown = everything(desk, work)
    assert "tu." in shown and "Piotr" not in shown and "ROBIN" not in shown


def test_after_the_end_of_a_plan_nothing_of_it_is_a_translators(desk: Client, work: Assignment, cast: Cast) -> None:
    """Fails where an assignment outlives the plan."""
    assert desk.get(address(work)).status_code == 200
    plan = work.plan
    end_plan(plan=plan, revision=plan.revision, on=TODAY + timedelta(days=90), by=account(cast.lena), now=NOW)
    for more in ("", "file/", "file/xliff/", "file/po/"):
        assert desk.get(address(work, more)).status_code == 404
    assert saved(desk, work, "[Name 1] [Name 2] [Name 3]").status_code == 404
    assert desk.get("/translations/").context["works"] == []
    work.refresh_from_db()
    assert work.ended_at == NOW
    assert grants.drift(plan) == (frozenset(), frozenset())


def test_what_was_typed_after_the_end_of_a_session_is_not_lost(client: Client, work: Assignment) -> None:
    answer = saved(client, work, "Długi tekst")
    assert answer.status_code == 403 and "Długi tekst" in answer.content.decode()


def test_the_screens_keep_their_budget(
    desk: Client, vera: Person, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, actions=60)
    word(plan, cast.lena, Audience.FAMILY)
    works = [give(plan, vera, cast, language=code) for code in ("pl", "ur", "ro", "uk")]
    with django_assert_max_num_queries(BUDGET_WORK):
        desk.get(address(works[0]))
    with django_assert_max_num_queries(BUDGET_LIST):
        desk.get("/translations/")


def test_an_account_that_comes_later_finds_the_work(cast: Cast, plan: Plan, hugo: Person) -> None:
    given = give(plan, hugo, cast)
    user: User = make_user("new.hugo", hugo.user.kind)  # type: ignore[union-attr, arg-type]
    hugo.user = user
    hugo.save(update_fields=["user"])
    grants.refresh_dependents(hugo)
    assert sign_in(Client(), user).get(address(given)).status_code == 200
