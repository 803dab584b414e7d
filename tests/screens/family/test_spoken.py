"""A reader's whole way, in each language of the screens: nothing is asked of its catalogues in vain, the framework's
own words among them, for English would be shown without a word."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone, translation

from portal.accounts import services
from portal.dialogue.enums import Said
from portal.engagement.enums import NeedKind
from portal.family import pdf
from portal.people.enums import Format
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.enums import Audience
from tests.cast import PASSWORD, Cast, account, make_person, sign_in
from tests.dialogue import answered, first_part, read_by, replied
from tests.plans import make_plan, release_to, word
from tests.screens.family.test_questions import begun, views_form
from tests.spoken import unspoken

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-22")]
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
READABLE = re.compile(r"[A-Za-z]{2}")


class Reader:
    """Somebody at a browser that speaks one language; `pages` are what they saw."""

    def __init__(self, language: str) -> None:
        self.client = Client(headers={"accept-language": language})
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        self.language, self.pages = language, 0

    def sees(self, address: str, *codes: int, **posted: Any) -> str:
        """Open an address, or send it something; what comes stands in the reader's language."""
        response = self.client.post(address, posted) if posted else self.client.get(address)
        assert response.status_code in (codes or (200,)), (address, response.status_code)
        self.pages += 1
        if response.get("Content-Type", "").startswith("text/html") and response.status_code in (200, 422):
            html = response.content.decode()
            assert f'<html lang="{self.language}"' in html or f'lang="{self.language}"' in html[:400], address
            return html
        return ""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    cache.clear()
    yield request.param
    translation.activate(settings.LANGUAGE_CODE)


def readable(asked: set[str]) -> list[str]:
    """Texts in vain: what has letters (a bare format of a number needs no words)."""
    return sorted(text for text in asked if READABLE.search(text))


def ways_in(cast: Cast, reader: Reader) -> None:
    """Sign in wrongly and rightly, look for help, follow an invitation wrongly and rightly."""
    login = "/accounts/login/"
    reader.sees(login)
    reader.sees(login, login="", password="")
    reader.sees(login, login="dana.green", password="wrong")
    reader.sees("/accounts/help/")
    reader.sees("/timed-out/")
    reader.sees("/invitation/nothing/", 200, 404, 410)
    guest = make_person("Dorota", "Zielinska", None, reader.language)
    _, token, code = services.invite(person=guest, by=account(cast.lena), now=timezone.now())
    invitation = f"/invitation/{token}/"
    reader.sees(invitation)
    reader.sees(invitation, code="1234")
    reader.sees(invitation, 302, 200, code=code)
    reader.sees(invitation, username="", password="")
    reader.sees(invitation, username="dana.green", password="123")
    reader.sees(invitation, 302, username="dorota.z", password="seven green bicycles",
                 language=reader.language)  # fmt: skip
    reader.sees("/safety/", 200)
    reader.sees("/start/safer/", 200, 302)
    reader.client.logout()
    reader.client.cookies[settings.LANGUAGE_COOKIE_NAME] = reader.language
    reader.sees(login, 302, login="dana.green", password=PASSWORD)


def own_account(reader: Reader) -> None:
    """What belongs to one's account."""
    for address in ("", "totp/activate/", "webauthn/add/", "recovery-codes/", "webauthn/"):
        reader.sees(f"/accounts/2fa/{address}", 200, 302, 404)
    reader.sees("/accounts/reauthenticate/", 200, 302)
    reader.sees("/accounts/reauthenticate/", password="wrong")
    reader.sees("/accounts/sessions/")
    change = "/accounts/password/change/"
    reader.sees(change)
    reader.sees(change, oldpassword="wrong", password1="a", password2="b")
    reader.sees(change, oldpassword=PASSWORD, password1="12345678", password2="12345678")
    reader.sees(change, oldpassword=PASSWORD, password1="dana.green", password2="dana.green")


def plan_pages(plan: Plan, reader: Reader, person: Person) -> None:
    """The plan and all that hangs on it, answered wrongly and in every way."""
    section, entry = first_part(plan, person)
    reader.sees(reverse("family:home"))
    reader.sees(reverse("family:plan", args=[plan.pk]))
    reader.sees(reverse("family:pdf", args=[plan.pk]))
    reader.sees(reverse("family:looked", args=[plan.pk]))
    reader.sees(reverse("family:answers", args=[plan.pk]))
    helping = reverse("family:help", args=[plan.pk])
    key = re.search(r'name="key" value="([^"]+)"', reader.sees(helping))
    for given in ({}, {"kind": "nonsense"}, {"kind": NeedKind.OTHER}, {"kind": NeedKind.OTHER, "text": "x" * 20_000}):
        reader.sees(helping, 200, 422, **given)
    for kind in NeedKind.values:
        reader.sees(helping, 200, 302, 422, kind=kind, text="…", key=key[1] if key else "")
        reader.sees(helping)
    form = reverse("family:answer_entry", args=[plan.pk, section, entry])
    for address in (reverse("family:answer", args=[plan.pk]), form):
        reader.sees(address)
        reader.sees(address, 200, 422, text="")
        reader.sees(address, 200, 422, said="nonsense", text="x" * 20_000)
    for said in Said.values:
        key = re.search(r'name="key" value="([^"]+)"', reader.sees(form))
        reader.sees(form, 200, 302, 422, said=said, text="…", key=key[1] if key else "")
    reader.sees(reverse("family:answers", args=[plan.pk]))
    reader.sees("/my/plans/00000000-0000-4000-8000-000000000000/", 404)


def questions(plan: Plan, reader: Reader) -> None:
    """The form with the area's own questions, sent empty and filled."""
    draft = begun(reader.client, plan)
    tasks = reverse("drafts:tasks", args=[draft.pk])
    steps = re.findall(rf'href="({tasks}steps/[^"]+)"', reader.sees(tasks))
    assert steps
    for address in steps:
        hidden = dict(HIDDEN.findall(reader.sees(address)))
        reader.sees(address, 200, 302, 422, **hidden)
        reader.sees(address, 200, 302, 422, **hidden, slept="x" * 20_000)
    reader.sees(f"{tasks}check/", 200, 302)
    reader.sees(f"{tasks}give-up/", 200, 302)


@pytest.fixture(autouse=True)
def _addresses_are_there() -> None:
    """The CMS makes its own forms when the first address is looked for; no family reads them."""
    assert get_resolver().url_patterns


@pytest.mark.parametrize("format", [Format.STANDARD, Format.EASY_READ])
def test_a_parent_meets_nothing_that_is_not_in_their_language(cast: Cast, language: str, format: Format) -> None:
    Person.objects.filter(pk=cast.dana.pk).update(language=language, format=format)
    cast.dana.refresh_from_db()
    views_form(cast.pat)
    with unspoken(language) as asked, translation.override(language):
        plan = read_by(cast, cast.dana)
        replied(answered(plan, cast.dana), cast.lena)
        reader = Reader(language)
        ways_in(cast, reader)
        sign_in(reader.client, cast.dana)
        reader.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        plan_pages(plan, reader, cast.dana)
        questions(plan, reader)
        own_account(reader)
        reader.sees(reverse("family:plan", args=[plan.pk]))
    assert reader.pages > 40
    assert readable(asked) == []


@pytest.mark.parametrize("born_on", ["2021-05-01", "2017-05-01", "2013-05-01", "2009-05-01"])
def test_a_young_person_meets_nothing_that_is_not_in_their_language(cast: Cast, language: str, born_on: str) -> None:
    Person.objects.filter(pk=cast.cai.person_id).update(language=language, born_on=born_on)
    cast.cai.person.refresh_from_db()
    with unspoken(language) as asked, translation.override(language):
        plan = make_plan(cast.cai, cast.owen, cast.owen)
        word(plan, cast.owen, Audience.CHILD)
        release_to(plan, cast.cai.person, cast.owen)
        reader = Reader(language)
        sign_in(reader.client, cast.cai, told=False)
        reader.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        reader.sees("/safety/")
        sign_in(reader.client, cast.cai)
        plan_pages(plan, reader, cast.cai.person)
    assert readable(asked) == []


def test_who_waits_for_a_long_copy_waits_in_their_language(
    cast: Cast, language: str, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setattr(pdf, "HEAVY", 0)
    Person.objects.filter(pk=cast.dana.pk).update(language=language)
    cast.dana.refresh_from_db()
    with unspoken(language) as asked:
        plan = read_by(cast, cast.dana)
        reader = Reader(language)
        sign_in(reader.client, cast.dana)
        reader.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        with django_capture_on_commit_callbacks(execute=True):  # tests' tasks are done at once
            reader.sees(reverse("family:pdf_waiting", args=[plan.pk]), 202)
        reader.sees(reverse("family:pdf_waiting", args=[plan.pk]))
    assert readable(asked) == []
