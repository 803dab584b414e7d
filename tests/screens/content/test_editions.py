"""Earlier versions of a page: readable as they were, found by number or by day, never changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, connection, transaction
from django.test import Client

from content.append_only import free, guard
from content.models import PageEdition, ProcedurePage
from content.services.pages import create_page, translate_page
from tests.unit.content.manual import make, page
from tests.unit.content.place import ENGLISH, PAGE, PAGE_WELSH, told

pytestmark = pytest.mark.django_db
BUDGET = 7


def made() -> ProcedurePage:
    with told():
        return create_page(parent=make(), shape=PAGE)


def changed(**words: Any) -> ProcedurePage:
    with told():
        found = page("every")
        for name, said in words.items():
            setattr(found, name, said)
        found.save_revision().publish()
    return page("every")


class Editor:
    """What `guard` takes: the schema editor of SQLite starts no work within a test's transaction."""

    connection = connection

    def execute(self, sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)


def published(number: int, day: datetime) -> None:
    """As if it had been on that day: the table itself refuses to be changed."""
    old = PageEdition.objects.get(number=number, title="Every protection plan")
    free("content_pageedition")(None, Editor())
    PageEdition.objects.filter(pk=old.pk).update(published_at=day)
    guard("content_pageedition")(None, Editor())


def address(found: ProcedurePage, number: int | None = None, language: str = "en") -> str:
    return f"/{language}/editions/{found.translation_key}/" + (f"{number}/" if number else "")


def read(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.requirement("R-001-64", "R-004-76", "R-000-02")
def test_every_publication_is_kept_with_what_changed_why_when_and_by_whom(client: Client) -> None:
    first = made()
    changed(amendment="The plan is quicker.", amendment_why="Families waited.", keeper="Quality team")
    soup = read(client, address(first))
    items = [" ".join(item.text.split()) for item in soup.select(".app-versions__item")]
    assert len(items) == 2
    assert items[0].startswith("Version 2 in force")
    assert all(words in items[0] for words in ("The plan is quicker.", "Families waited.", "Quality team"))
    assert all(words in items[1] for words in ("Version 1", "A table came.", "It was asked for.", "Policy team"))
    assert [link["href"] for link in soup.select(".app-versions a")] == [address(first, 2), address(first, 1)]


@pytest.mark.requirement("R-001-64")
def test_a_version_reads_as_it_did_whatever_changed_since_in_page_or_place(client: Client) -> None:
    first = made()
    changed(summary="Another summary.", body=[])
    with told(timescales={"first_core_group": "3 days"}, terms={"lead": "boss", "plan": "scheme"}, contacts={}):
        soup = read(client, address(first, 1))
        now = read(client, address(first, 2))
    text = soup.select_one("article").text  # type: ignore[union-attr]
    assert all(words in text for words in ("10 working days", "lead social worker", "protection plan", "01632 960111"))
    assert "boss" not in text and "3 days" not in text
    assert "It was in force from" in soup.text
    assert soup.select_one(".app-edition-notice a")["href"] == "/en/invented/every/"  # type: ignore[index]
    assert "Another summary." in now.text and "in force since" in now.text


def test_a_draft_and_a_revision_that_waits_are_no_version() -> None:
    found = made()
    found.summary = "Draft."
    found.save_revision()
    found.go_live_at = datetime(2031, 1, 1, tzinfo=UTC)
    with told():
        found.save_revision().publish()
    assert PageEdition.objects.filter(translation_key=found.translation_key).count() == 1


@pytest.mark.requirement("R-000-02")
def test_the_version_of_a_day_is_found_by_its_date(client: Client) -> None:
    found = made()
    published(1, datetime(2026, 3, 1, 12, tzinfo=UTC))
    changed(summary="Later.")
    assert client.get(address(found), {"on": "2026-03-01"})["Location"] == address(found, 1)
    assert client.get(address(found), {"on": "2026-05-30"})["Location"] == address(found, 1)
    assert client.get(address(found), {"on": "2099-01-01"})["Location"] == address(found, 2)
    for asked, said in (("2025-01-01", "not there yet"), ("31.2.2026", "real date"), ("", "real date")):
        soup = read(client, f"{address(found)}?on={asked}")
        assert said in soup.select_one(".govuk-error-summary").text  # type: ignore[union-attr]
        assert said in soup.select_one("#on-error").text  # type: ignore[union-attr]
        assert soup.title is not None and soup.title.text.startswith("Error: ")


@pytest.mark.requirement("R-000-01")
def test_a_version_is_read_in_welsh_where_it_was_published_in_it(client: Client) -> None:
    found = made()
    with told():
        translate_page(key="invented/every", language="cy", texts=PAGE_WELSH)
    welsh = read(client, address(found, 1, "cy"))
    assert welsh.select_one("h1").text == "Pob cynllun amddiffyn"  # type: ignore[union-attr]
    assert "10 diwrnod gwaith" in welsh.text
    assert "Daeth tabl." in read(client, address(found, language="cy")).text
    changed(summary="Later.")
    untranslated = read(client, address(found, 2, "cy"))
    assert untranslated.select_one("article")["lang"] == "en"  # type: ignore[index]
    assert untranslated.select_one(".app-notice") is not None


def test_nothing_is_told_of_a_page_that_readers_may_not_have(client: Client) -> None:
    found = made()
    read(client, f"/en/editions/{uuid4()}/", status=404)
    read(client, address(found, 7), status=404)
    restriction = found.get_parent().view_restrictions.create(restriction_type="login")
    read(client, address(found), status=404)
    read(client, address(found, 1), status=404)
    restriction.delete()
    read(client, address(found))
    page("every").unpublish()
    read(client, address(found), status=404)
    read(client, address(found, 1), status=404)


def test_the_database_itself_refuses_to_change_or_remove_a_version() -> None:
    made()
    one = PageEdition.objects.filter(title="Every protection plan").get()
    for change in (lambda: PageEdition.objects.filter(pk=one.pk).update(title="x"), one.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_a_version_costs_few_queries(client: Client, django_assert_max_num_queries: Callable[..., Any]) -> None:
    found = made()
    client.get(address(found))
    for path in (address(found), address(found, 1)):
        with django_assert_max_num_queries(BUDGET), told():
            client.get(path)


def test_what_is_kept_names_the_place_and_the_language() -> None:
    made()
    one = PageEdition.objects.get(title="Every protection plan")
    assert (one.facts.place, one.facts.language, one.facts.words) == ("wales", "en", ())
    assert one.facts.contacts["duty"] == ENGLISH.contacts["duty"]
