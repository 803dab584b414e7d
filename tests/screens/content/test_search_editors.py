"""What policy staff have of the search: the searches without result, and the words that mean the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from content.models import SearchSynonym
from content.search.services import add_synonyms, note_missed
from content.search.shipped import SHIPPED
from tests.cast import Cast, sign_in

pytestmark = pytest.mark.django_db


def miss(words: str, *days: date, language: str = "en") -> None:
    for day in days:
        note_missed(words=words, language=language, today=day)


@pytest.mark.requirement("R-000-02")
def test_searches_without_result_are_listed_the_most_frequent_first(client: Client, cast: Cast) -> None:
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    miss("kinship", yesterday, yesterday, today)
    miss("mamgu", yesterday, today, language="cy")
    miss("only today", today, today)
    sign_in(client, cast.pat)
    body = client.get("/cms/manual/searches/").content.decode()
    assert body.index("kinship") < body.index("mamgu")
    assert "only today" not in body
    shown = client.get("/cms/manual/searches/", {"export": "csv"})
    lines = b"".join(shown.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert [line.split(",")[:3] for line in lines[1:]] == [["kinship", "en", "3"], ["mamgu", "cy", "2"]]


def test_nobody_else_sees_them(client: Client, cast: Cast) -> None:
    sign_in(client, cast.lena)
    assert client.get("/cms/manual/searches/").status_code == 404


def test_an_editor_keeps_the_words_that_mean_the_same(client: Client, cast: Cast) -> None:
    sign_in(client, cast.pat)
    found = client.get("/cms/snippets/content/searchsynonym/", {"q": "grp"}).content.decode()
    assert "core group, core grp, CG" in found
    page = client.get("/cms/snippets/content/searchsynonym/add/").content.decode()
    assert "Welsh" in page
    asked = {"words": "grandparent\ngran\n", "language": "en"}
    assert client.post("/cms/snippets/content/searchsynonym/add/", asked).status_code == 302
    assert SearchSynonym.objects.filter(words__startswith="grandparent").get().alike == ["grandparent", "gran"]


def test_shipped_sets_are_there_and_are_not_added_twice() -> None:
    for language, sets in SHIPPED.items():
        assert SearchSynonym.objects.filter(language=language).count() == len(sets)
        add_synonyms(language=language, sets=[*sets, ["brand new", "new"]])
        assert SearchSynonym.objects.filter(language=language).count() == len(sets) + 1
