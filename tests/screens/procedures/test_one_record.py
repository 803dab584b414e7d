"""A contact is one record: what is newly written says what it says today, and what was read stays (R-004-23)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from forms.api import Draft, FormText
from forms.selectors import words_of
from portal.people.models import Person
from portal.plans.models import Plan
from portal.procedures.models import LocalContact
from portal.procedures.selectors import OUT_OF_HOURS
from portal.wording.models import Release
from tests.cast import Cast, account, sign_in
from tests.dialogue import read_by
from tests.plans import release_to
from tests.screens.procedures.test_contacts import address, posted
from tests.screens.procedures.test_variables import draft, shown

__all__ = ["draft"]
pytestmark = pytest.mark.django_db
WAS, IS = "01632 960111", "01632 960222"


@pytest.fixture
def night(cast: Cast) -> LocalContact:
    made: LocalContact = LocalContact.objects.create(
        jurisdiction="england", key=OUT_OF_HOURS, name="Night desk", phone=WAS, hours="After five",
        locale=Locale.objects.get(language_code="en"),
    )  # fmt: skip
    return made


def read(plan: Plan, person: Person) -> dict[str, Any]:
    """The contact for the night in what this person was given."""
    reading = Release.objects.select_related("reading").get(plan=plan, person=person).reading
    assert reading is not None
    people = [one for section in reading.content["sections"] for one in section["people"]]
    (found,) = [one for one in people if one["key"] == OUT_OF_HOURS]
    return {name: found[name] for name in ("name", "role", "phone", "language")}


def change(night: LocalContact, cast: Cast) -> None:
    """As policy staff do: in the CMS."""
    editor = sign_in(Client(), cast.pat)
    said = posted(key=OUT_OF_HOURS, name="Night line", hours="After six", phone=IS)
    assert editor.post(address("edit", night.pk), said).status_code == 302


@pytest.mark.requirement("R-004-23")
def test_a_number_changed_once_is_in_the_next_reading_letter_and_form(
    cast: Cast, client: Client, night: LocalContact, draft: Draft
) -> None:
    plan = read_by(cast, cast.dana)
    FormText.objects.filter(version=draft.version).update(
        texts={"s1q1.label": "A", "s1q1.hint": "Ring {contact:emergency} at once."}
    )
    sign_in(client, account(cast.lena))
    letter = reverse("practice:letter", args=[plan.pk, cast.dana.pk])
    assert "Ring Night desk (01632 960111) at once." in shown(client, draft)
    assert WAS in client.get(letter).content.decode()
    before = {"name": "Night desk", "role": "After five", "phone": WAS, "language": ""}
    assert read(plan, cast.dana) == before

    change(night, cast)
    release_to(plan, cast.piotr, cast.lena)
    now = {"name": "Night line", "role": "Wieczorem i w weekendy", "phone": IS, "language": "en"}
    assert read(plan, cast.piotr) == now  # he reads Polish, and the place has no Polish words for it
    written = client.get(letter).content.decode()
    assert IS in written and "Night line" in written and "After six" in written
    assert WAS not in written and "Night desk" not in written
    assert "Ring Night line (01632 960222) at once." in shown(client, draft)
    assert read(plan, cast.dana) == before  # what she was shown is kept


def test_a_letter_names_nobody_whom_the_place_no_longer_has(cast: Cast, client: Client, night: LocalContact) -> None:
    plan = read_by(cast, cast.dana)
    night.delete()
    sign_in(client, account(cast.lena))
    written = client.get(reverse("practice:letter", args=[plan.pk, cast.dana.pk])).content.decode()
    assert WAS not in written and "01632 960101" in written  # that of the lead


def test_a_number_stays_in_its_order_where_words_run_from_right_to_left(night: LocalContact, draft: Draft) -> None:
    FormText.objects.filter(version=draft.version).update(texts={"s1q1.hint": "{contact:emergency}"})
    FormText.objects.create(
        version=draft.version, language="ur", texts={"s1q1.hint": "{contact:emergency} پر فون کریں"}
    )
    assert words_of(draft.version, "ur")("s1q1.hint") == "\u2068Night desk\u2069 (\u206601632 960111\u2069) پر فون کریں"
    assert words_of(draft.version, "en")("s1q1.hint") == "Night desk (01632 960111)"


def test_a_contact_that_nobody_wrote_is_seen_and_not_lost(draft: Draft) -> None:
    FormText.objects.filter(version=draft.version).update(texts={"s1q1.hint": "{contact:nobody}, {contact:night-1}"})
    assert words_of(draft.version, "en")("s1q1.hint") == "{contact:nobody}, {contact:night-1}"
