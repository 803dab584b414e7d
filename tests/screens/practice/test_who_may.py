"""Who may open which screen: address × person → status; and what every screen does with nonsense."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from portal.access import grants
from portal.plans.models import Plan
from tests.cast import Cast, sign_in
from tests.plans import make_plan

# Lena leads; Tom is in the core group; Owen leads others; Mira has no part; Dana, Joan (core group) and Cai are family.
NAMES = ("lena", "tom", "owen", "mira", "dana", "joan", "cai", "pat")
GET = {
    "children": (200, 200, 200, 200, 404, 404, 404, 404),
    "child": (200, 404, 404, 404, 404, 404, 404, 404),
    "plan": (200, 200, 404, 404, 404, 404, 404, 404),
    "changes": (200, 200, 404, 404, 404, 404, 404, 404),
    "wording": (200, 404, 404, 404, 404, 404, 404, 404),
    "translation": (200, 200, 404, 404, 404, 404, 404, 404),
    "export": (200, 200, 404, 404, 404, 404, 404, 404),
    "import": (200, 200, 404, 404, 404, 404, 404, 404),
    "translators": (200, 404, 404, 404, 404, 404, 404, 404),
    "ease": (405, 404, 404, 404, 404, 404, 404, 404),
    "preview": (200, 404, 404, 404, 404, 404, 404, 404),
    "release": (200, 404, 404, 404, 404, 404, 404, 404),
    "withhold": (200, 404, 404, 404, 404, 404, 404, 404),
    "start": (405, 404, 404, 404, 404, 404, 404, 404),
    "invite": (200, 404, 404, 404, 404, 404, 404, 404),
}
# Without a form's fields a save says what is missing, or finds nothing to do; it never breaks.
POST = {
    "children": (200, 200, 200, 200, 404, 404, 404, 404),
    "child": (405, 404, 404, 404, 404, 404, 404, 404),
    "plan": (405, 405, 404, 404, 404, 404, 404, 404),
    "changes": (405, 405, 404, 404, 404, 404, 404, 404),
    "wording": (404, 404, 404, 404, 404, 404, 404, 404),
    "translation": (404, 404, 404, 404, 404, 404, 404, 404),
    "export": (405, 405, 404, 404, 404, 404, 404, 404),
    "import": (422, 422, 404, 404, 404, 404, 404, 404),
    "translators": (404, 404, 404, 404, 404, 404, 404, 404),
    "ease": (200, 404, 404, 404, 404, 404, 404, 404),
    "preview": (405, 404, 404, 404, 404, 404, 404, 404),
    "release": (404, 404, 404, 404, 404, 404, 404, 404),
    "withhold": (422, 404, 404, 404, 404, 404, 404, 404),
    "start": (409, 404, 404, 404, 404, 404, 404, 404),  # no form is published
    "invite": (409, 404, 404, 404, 404, 404, 404, 404),  # Dana has an account
}


def address(screen: str, plan: object, child: object, person: object) -> str:
    args = {
        "children": [],
        "child": [child],
        "start": [child],
        "plan": [plan],
        "changes": [plan, 2],
        "wording": [plan, "family"],
        "translation": [plan, "family", "pl"],
        "export": [plan, "family", "pl", "xliff"],
        "import": [plan, "family", "pl"],
        "translators": [plan],
        "ease": [plan, "family"],
        "preview": [plan, person],
        "release": [plan],
        "withhold": [plan, person],
        "invite": [plan, person],
    }
    return reverse(f"practice:{screen}", args=args[screen])


@pytest.fixture
def second(cast: Cast, plan: Plan) -> Plan:
    """The plan with two versions."""
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom, cast.joan], actions=2)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_each_person_gets_what_is_theirs(cast: Cast, second: Plan, client: Client, method: str, name: str) -> None:
    sign_in(client, getattr(cast, name))
    table = GET if method == "get" else POST
    got = {
        screen: getattr(client, method)(address(screen, second.pk, cast.robin.pk, cast.dana.pk)).status_code
        for screen in table
    }
    assert got == {screen: statuses[NAMES.index(name)] for screen, statuses in table.items()}


@pytest.mark.parametrize("method", ["get", "post"])
def test_anonymous_people_are_led_to_the_one_door(cast: Cast, second: Plan, client: Client, method: str) -> None:
    for screen in GET:
        answer = getattr(client, method)(address(screen, second.pk, cast.robin.pk, cast.dana.pk))
        assert (answer.status_code, answer["Location"].startswith("/accounts/login/")) == (302, True), screen


def test_what_does_not_exist_looks_like_what_is_not_yours(cast: Cast, plan: Plan, lena: Client) -> None:
    nobody = uuid.uuid4()
    for screen in ("child", "plan", "changes", "wording", "translation", "preview", "release", "withhold"):
        assert lena.get(address(screen, nobody, nobody, cast.dana.pk)).status_code == 404, screen
    for screen in ("preview", "withhold"):
        for person in (nobody, cast.amina.pk, cast.tom.pk):  # nobody, another family's, a practitioner
            assert lena.get(address(screen, plan.pk, cast.robin.pk, person)).status_code == 404
    for end in ("wording/friends", "translation/family/en", "translation/child/pl", "changes/x", "as/x"):
        assert lena.get(f"/plans/{plan.pk}/{end}/").status_code == 404, end
    for query in ({"share": str(nobody)}, {"share": "x"}, {"take_back": str(cast.amina.pk)}):
        assert lena.get(f"/plans/{plan.pk}/release/", query).status_code == 404, query


def test_who_leads_no_more_finds_nothing_from_one_moment_to_the_next(cast: Cast, plan: Plan, lena: Client) -> None:
    release = address("release", plan.pk, cast.robin.pk, cast.dana.pk)
    assert lena.get(release).status_code == 200
    cast.robin.allocations.all().delete()
    grants.refresh(cast.robin)
    assert lena.get(release).status_code == 404
    assert lena.post(release, {"do": "share", "person": cast.dana.pk, "revision": 0}).status_code == 404


def test_what_was_typed_after_the_session_ended_is_shown_to_copy(plan: Plan, client: Client) -> None:
    answer = client.post(f"/plans/{plan.pk}/wording/family/", {"text": "Long and careful words", "item": "x"})
    assert answer.status_code == 403
    assert "Long and careful words" in answer.content.decode()


def test_nothing_is_kept_by_a_browser(cast: Cast, second: Plan, lena: Client) -> None:
    for screen in GET:
        answer = lena.get(address(screen, second.pk, cast.robin.pk, cast.dana.pk))
        assert "no-store" in answer["Cache-Control"], screen
