"""Who keeps the record in a place: dated, never rewritten, and missed where there is nobody."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from content.api import facts, translate
from content.models import Generation
from portal.procedures.models import Jurisdiction, RecordManager, Terms
from portal.procedures.selectors import TERMS, unmanaged
from portal.procedures.services.managing import turn
from portal.procedures.spans import is_on, overlap
from portal.procedures.unmanaged import places_unmanaged

DAY = timedelta(days=1)
TODAY = timezone.localdate()
LONG_AGO = date(2024, 1, 8)
DAYS = st.dates(date(2025, 1, 1), date(2025, 3, 1))
SPANS = st.tuples(DAYS, st.none() | DAYS).filter(lambda span: span[1] is None or span[1] >= span[0])


def manager(name: str = "Jo March", **more: Any) -> RecordManager:
    """A manager of the place "here" since long ago."""
    locale = Locale.objects.get(language_code="en")
    given: dict[str, Any] = {"jurisdiction": "here", "post": "Unit manager", "since": LONG_AGO, "locale": locale}
    made: RecordManager = RecordManager.objects.create(name=name, **{**given, **more})
    return made


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the tests began, though midnight pass meanwhile."""
    monkeypatch.setattr("portal.procedures.models.manager.today", lambda: TODAY)
    monkeypatch.setattr("portal.procedures.selectors.places.today", lambda: TODAY)


@pytest.fixture
def here(db: None) -> Jurisdiction:
    made: Jurisdiction = Jurisdiction.objects.create(key="here", name="Here", calendar="GB-ENG")
    return made


@given(SPANS, SPANS)
def test_spans_overlap_when_they_share_a_day(one: Any, other: Any) -> None:
    days = [date(2025, 1, 1) + n * DAY for n in range(70)]
    assert overlap(one, other) is overlap(other, one) is any(is_on(one, day) and is_on(other, day) for day in days)


@pytest.mark.requirement("R-004-22")
def test_a_place_without_a_manager_today_is_named_and_a_deputy_alone_does_not_do(here: Jurisdiction) -> None:
    assert list(unmanaged(TODAY)) == [here]
    manager("Dee Putt", is_deputy=True)
    assert list(unmanaged(TODAY)) == [here]
    made = manager(since=TODAY)
    assert list(unmanaged(TODAY)) == []
    assert list(unmanaged(TODAY - DAY)) == [here]
    made.until = TODAY
    made.save()
    assert list(unmanaged(TODAY)) == [] and list(unmanaged(TODAY + DAY)) == [here]  # the last day counts


@pytest.mark.requirement("R-004-22")
@pytest.mark.parametrize(
    "change", [{"name": "Somebody Else"}, {"since": TODAY}, {"is_deputy": True}, {"jurisdiction": "there"}]
)
def test_what_has_begun_is_not_rewritten(here: Jurisdiction, change: dict[str, Any]) -> None:
    made = manager()
    for name, value in change.items():
        setattr(made, name, value)
    with pytest.raises(ValidationError, match="has begun"):
        made.save()
    assert RecordManager.objects.get().name == "Jo March"


@pytest.mark.requirement("R-004-22")
def test_history_is_ended_and_added_to_and_never_deleted(here: Jurisdiction) -> None:
    first = manager()
    first.until = TODAY - DAY
    first.save()
    second = manager("Kit Lowe", since=TODAY)
    for row in (first, second):
        with pytest.raises(ProtectedError), transaction.atomic():
            row.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        RecordManager.objects.all().delete()
    first.until = None
    with pytest.raises(ValidationError, match="is over"):
        first.save()
    assert [one.name for one in RecordManager.objects.order_by("since")] == ["Jo March", "Kit Lowe"]


def test_what_is_still_to_begin_can_be_put_right_or_taken_away(here: Jurisdiction) -> None:
    made = manager(since=TODAY + DAY)
    made.name, made.since = "Jo Marsh", TODAY + 2 * DAY
    made.save()
    made.delete()
    assert not RecordManager.objects.exists()


@pytest.mark.requirement("R-004-22")
def test_there_are_never_two_managers_of_one_place_on_a_day(here: Jurisdiction) -> None:
    first = manager(until=TODAY)
    with pytest.raises(ValidationError, match="Somebody else"):
        manager("Kit Lowe", since=TODAY)
    with pytest.raises(ValidationError, match="before the first"):
        manager("Kit Lowe", since=TODAY + DAY, until=TODAY)
    manager("Kit Lowe", since=TODAY + DAY)
    manager("Dee Putt", is_deputy=True)
    manager("Dan Putt", is_deputy=True)
    manager("Far Away", jurisdiction="there")
    first.until = None
    with pytest.raises(ValidationError, match="Somebody else"):
        first.save()


@pytest.mark.requirement("R-004-22")
def test_an_end_and_a_name_hold_in_every_language(here: Jurisdiction) -> None:
    made = manager(since=TODAY)
    translate(source=made, language="cy", like=RecordManager(post="Rheolwr yr uned"))
    made.until = TODAY + DAY
    made.save()
    welsh = RecordManager.objects.get(locale__language_code="cy")
    assert (welsh.name, welsh.post, welsh.until) == ("Jo March", "Rheolwr yr uned", TODAY + DAY)


@pytest.mark.requirement("R-004-22")
def test_pages_say_who_keeps_the_record_today(
    here: Jurisdiction, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    words = dict.fromkeys(TERMS, "word") | {"custodian": "record keeper"}
    Terms.objects.create(jurisdiction="here", locale=Locale.objects.get(language_code="en"), **words)
    assert facts("here", "en").terms["manager"] == "record keeper"  # nobody: what the place calls them
    manager("Dee Putt", is_deputy=True)
    translate(source=manager(), language="cy", like=RecordManager(post="Rheolwr yr uned"))
    with django_assert_num_queries(4):
        assert facts("here", "en").terms["manager"] == "Jo March, Unit manager"
    assert facts("here", "cy").terms["manager"] == "Jo March, Rheolwr yr uned"
    assert facts("here", "pl").terms["manager"] == "Jo March, Unit manager"


@pytest.mark.requirement("R-004-22")
def test_kept_pages_are_made_anew_on_the_day_of_a_change(here: Jurisdiction) -> None:
    manager(until=TODAY + DAY)
    manager("Kit Lowe", since=TODAY + 5 * DAY)
    token = Generation.objects.get().token
    assert not turn(today=TODAY) and Generation.objects.get().token == token
    assert turn(today=TODAY + 2 * DAY) and Generation.objects.get().token != token
    assert turn(today=TODAY + 5 * DAY)


def test_screens_read_it_once_and_see_a_change_at_once(
    here: Jurisdiction, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert places_unmanaged(TODAY) == {"here": "Here"}
    with django_assert_num_queries(0):
        assert places_unmanaged(TODAY) == {"here": "Here"}
    manager()
    assert places_unmanaged(TODAY) == {}
    assert places_unmanaged(LONG_AGO - DAY) == {"here": "Here"}
