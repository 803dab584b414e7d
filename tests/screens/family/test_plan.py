"""A family's screens: who reads what, in which words, and what everybody else gets — nothing."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from portal.audit.models import Entry
from portal.plans.models import Plan
from portal.wording.enums import Audience
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, release_to, translated, withhold_from, word

pytestmark = pytest.mark.django_db
PAGES = ["family:plan", "family:pdf"]


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], actions=3)
    word(made, cast.lena)
    for language, audience in (("pl", Audience.FAMILY), ("ur", Audience.FAMILY), ("cy", Audience.CHILD)):
        translated(made, language, audience, by=cast.lena, checked_by=cast.tom)
    return made


def page(client: Client, plan: Plan, name: str = "family:plan") -> str:
    response = client.get(reverse(name, args=[plan.pk]))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.requirement("R-001-14")
def test_a_parent_reads_their_childs_plan(cast: Cast, plan: Plan, client: Client) -> None:
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    html = page(client, plan)
    assert "The plan for Robin" in html and "Nobody was home on four evenings" in html
    assert 'class="govuk-exit-this-page"' in html or "govuk-exit-this-page" in html
    assert reverse("family:plan", args=[plan.pk]) in client.get(reverse("family:home")).content.decode()


@pytest.mark.requirement("R-X-03")
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["piotr", "joan", "amina", "karl", "nia", "lena", "owen", "tom", "mira"])
def test_nobody_else_finds_it(cast: Cast, plan: Plan, client: Client, who: str, name: str) -> None:
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(getattr(cast, who)))
    assert client.get(reverse(name, args=[plan.pk])).status_code == 404
    assert str(plan.pk) not in client.get(reverse("family:home")).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_policy_editor_and_a_stranger_do_not_find_it_either(
    cast: Cast, plan: Plan, client: Client, name: str
) -> None:
    release_to(plan, cast.dana, cast.lena)
    url = reverse(name, args=[plan.pk])
    assert client.get(url)["Location"].startswith("/accounts/login/")
    sign_in(client, cast.pat)
    assert client.get(url).status_code == 404


@pytest.mark.requirement("R-004-08")
def test_a_withheld_parent_gets_what_a_stranger_to_the_plan_gets(cast: Cast, plan: Plan, client: Client) -> None:
    release_to(plan, cast.dana, cast.lena)
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    answers = []
    for person in (cast.dana, cast.joan):
        one = Client()
        sign_in(one, account(person))
        for path in (reverse("family:plan", args=[plan.pk]), reverse("family:home")):
            response = one.get(path)
            text = re.sub(r'(nonce|value|content)="[^"]*"', "", response.content.decode())
            answers.append((person, path, response.status_code, text))
    dana, joan = ([a[1:] for a in answers if a[0] == person] for person in (cast.dana, cast.joan))
    assert dana == joan
    assert dana[0][1] == 404


def test_the_sibling_plan_stays_closed(cast: Cast, plan: Plan, client: Client) -> None:
    release_to(plan, cast.dana, cast.lena)
    other = make_plan(cast.wren, cast.lena, cast.lena)
    sign_in(client, account(cast.dana))
    assert client.get(reverse("family:plan", args=[other.pk])).status_code == 404


@pytest.mark.requirement("R-001-22")
@pytest.mark.parametrize(("who", "language", "direction"), [("piotr", "pl", "ltr"), ("amina", "ur", "rtl")])
def test_a_parent_reads_in_their_language(cast: Cast, client: Client, who: str, language: str, direction: str) -> None:
    person = getattr(cast, who)
    child = cast.robin if who == "piotr" else cast.sami
    plan = make_plan(child, cast.lena, cast.lena, [cast.tom])
    word(plan, cast.lena)
    translated(plan, language, Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    release_to(plan, person, cast.lena)
    sign_in(client, account(person))
    html = page(client, plan)
    assert f'<html lang="{language}" dir="{direction}"' in html
    assert f'<main class="govuk-main-wrapper" id="main-content" lang="{language}" dir="{direction}"' in html
    assert f"[{language}]" in html and "Nobody was home" not in html
    assert '<bdi dir="ltr">' in html  # telephone numbers keep their order


def test_what_is_not_translated_is_marked_and_in_its_own_language(cast: Cast, client: Client) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    release_to(plan, cast.piotr, cast.lena)
    sign_in(client, account(cast.piotr))
    html = page(client, plan)
    assert re.search(
        r'app-entry__note">[^<]+</p><div class="govuk-body app-entry__text app-read" lang="en" dir="ltr">', html
    )


@pytest.mark.requirement("R-001-21")
def test_a_young_person_reads_the_childs_words_in_welsh_beginning_with_their_own(cast: Cast, client: Client) -> None:
    plan = make_plan(cast.cai, cast.owen, cast.owen, [cast.tom])
    word(plan, cast.owen)
    translated(plan, "cy", Audience.CHILD, by=cast.owen, checked_by=cast.tom)
    release_to(plan, cast.cai.person, cast.owen)
    sign_in(client, account(cast.cai.person))
    html = page(client, plan)
    assert html.index('id="said"') < html.index('id="worries"')
    assert 'id="expected"' not in html and "[cy]" in html


@pytest.mark.requirement("R-X-07")
@pytest.mark.parametrize(("name", "action"), [("family:plan", "reading.viewed"), ("family:pdf", "reading.printed")])
def test_each_look_is_one_entry_in_the_plans_chain(
    cast: Cast, plan: Plan, client: Client, name: str, action: str
) -> None:
    given = release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    client.get(reverse(name, args=[plan.pk]))
    [entry] = Entry.objects.filter(action=action)
    assert entry.chain == f"plan:{plan.pk}" and entry.about == f"reading:{given.reading_id}"
    assert entry.actor == str(account(cast.dana).pk)


@pytest.mark.requirement("R-X-07")
def test_a_look_at_ones_list_of_plans_is_recorded_too(cast: Cast, plan: Plan, client: Client) -> None:
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    client.get(reverse("family:home"))
    entry = Entry.objects.get(action="plans.listed")
    assert (entry.chain, entry.detail) == (f"user:{account(cast.dana).pk}", {"plans": [str(plan.pk)]})


def test_no_entry_no_page(cast: Cast, plan: Plan, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))

    def broken(**_: object) -> None:
        raise RuntimeError("the record cannot be written")

    monkeypatch.setattr("portal.family.views.record", broken)
    client.raise_request_exception = False
    response = client.get(reverse("family:plan", args=[plan.pk]))
    assert response.status_code == 500
    assert "Nobody was home" not in response.content.decode()


@pytest.mark.requirement("R-X-10")
@pytest.mark.parametrize("name", [*PAGES, "family:home"])
def test_nothing_is_kept_by_browser_or_proxy(cast: Cast, plan: Plan, client: Client, name: str) -> None:
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    response = client.get(reverse(name, args=[] if name.endswith("home") else [plan.pk]))
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("actions", [1, 60])
def test_the_queries_do_not_grow_with_the_items(
    cast: Cast, client: Client, django_assert_max_num_queries: object, actions: int
) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, actions=actions)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    page(client, plan)
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        page(client, plan)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_reading_is_all_one_can_do(cast: Cast, plan: Plan, client: Client, method: str) -> None:
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    assert getattr(client, method)(reverse("family:plan", args=[plan.pk])).status_code == 405


def test_released_anew_shows_the_new_version_only(cast: Cast, plan: Plan, client: Client) -> None:
    given = release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    make_plan(cast.robin, cast.lena, cast.lena, mark="SECOND")
    assert "SECOND" not in page(client, plan)
    assert given.reading is not None and given.reading.released_at == NOW
