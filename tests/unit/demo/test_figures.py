"""No figure that deadlines are counted with is typed in a page: the text says the place's own (issue 5, R-X-08)."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.demo import checking, figures
from portal.procedures.enums import TimescaleKey
from tests.unit.demo.test_checking import BOTH, PAGE, written

SAID = {
    "en": {
        "circulation": "The outline plan is sent within 5 working days.",
        "first_core_group": "First core group | 10 working days | The conference",
        "next_core_group": "At least every six weeks | Later {core_group} | {Lead}",
        "first_review": "why three months were enough at a first review",
        "next_review": "A later review follows within 6 months.",
        "ask_views": "Everybody is asked for their views a fortnight before.",
        "visit": "Visits every ten working days, more often at first",
        "seen_alone": "Child seen alone | Every 10 working days | The last time | The co-ordinator",
        "seen_home": "The child is seen at home | At least every four weeks | Raised at the next meeting",
        "bedroom": "The bedroom is seen | At least at every other home visit, and always before a review",
    },
    "cy": {
        "circulation": "Anfon y cynllun amlinellol | 5 diwrnod gwaith | {Lead}",
        "first_core_group": "Y grŵp craidd cyntaf | 10 diwrnod gwaith",
        "next_core_group": "Grŵp craidd eto | Chwe wythnos",
        "first_review": "pam roedd tri mis yn ddigon mewn adolygiad cyntaf",
        "next_review": "Adolygiad wedyn | 6 mis | {Chair}",
        "ask_views": "Gofynnir am farn pawb bythefnos cyn y cyfarfod.",
        "visit": "Mae {lead} yn gweld y plentyn bob deg diwrnod gwaith.",
        "seen_alone": "Gweld y plentyn ar ei ben ei hun | Bob 10 diwrnod gwaith | Y tro diwethaf",
        "seen_home": "Gweld y plentyn gartref | Bob 4 wythnos | Y tro diwethaf",
        "bedroom": "Gweld yr ystafell wely | Bob yn ail ymweliad",
    },
}
EACH = [(language, key) for language in SAID for key in TimescaleKey.values]


@pytest.mark.requirement("R-X-08")
@pytest.mark.parametrize(("language", "key"), EACH)
def test_a_figure_typed_beside_what_has_one_is_refused_in_either_language(language: str, key: str) -> None:
    found = list(figures.wrong_with({language: SAID[language][key]}))
    assert [one for one in found if one.endswith(f"write {{time:{key}}}")], found


@pytest.mark.parametrize(("language", "key"), EACH)
def test_what_the_place_says_is_let_through(language: str, key: str) -> None:
    said = figures.TYPED[language].sub(f"{{time:{key}}}", SAID[language][key])
    assert list(figures.wrong_with({language: said})) == []


def test_everything_that_is_counted_is_looked_for() -> None:
    assert [set(one) for one in figures.SUBJECTS.values()] == [set(TimescaleKey.values)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The {chair} says within two working days whether a review conference is needed.",
        "No alcohol on days when the children are at home, for eight weeks.",
        "Three months with no change | The manager decides | Before the next review",
        "First core groups and reviews due in the next three weeks have a date.",
        "The outline plan goes out. The full record follows within twenty working days.",
        "Transfer-in conference | 15 working days | Hearing of the move, or after a stay of 12 weeks",
    ],
)
def test_what_has_no_figure_of_the_place_s_may_have_one_of_its_own(text: str) -> None:
    assert list(figures.wrong_with(text)) == []


def test_pages_blocks_and_forms_are_looked_through(tmp_path: Path) -> None:
    late = {"en": "Child seen alone every 10 working days", "cy": "Gweld y plentyn ar ei ben ei hun bob tair wythnos"}
    under = {"timescale": {"key": "first_review", "text": {"en": "Or in two months", "cy": "Neu mewn dau fis"}}}
    row = {"cells": {"en": f"A | B\n{SAID['en']['seen_home']}", "cy": "A | B\n1 | 2"}}
    for page, problem in (
        (PAGE | {"summary": late}, "summary: “10 working days” is typed: write {time:seen_alone}"),
        (PAGE | {"blocks": [{"important": late}]}, "“tair wythnos” is typed: write {time:seen_alone}"),
        (PAGE | {"blocks": [under]}, "“dau fis” is typed: write {time:first_review}"),
        (PAGE | {"blocks": [{"table": row}]}, "“four weeks” is typed: write {time:seen_home}"),
    ):
        assert any(problem in one for one in written(tmp_path, page)), problem
    quoted = {"law": {"text": late, "source": BOTH}}
    assert not any("typed" in one for one in written(tmp_path, PAGE | {"blocks": [quoted]}))
    options = [{"key": "ten", "label": "Child seen alone every 10 working days"}]
    asked = {
        "key": "s",
        "guidance": "Go",
        "questions": [{"key": "q", "hint": late["en"], "label": "A", "options": options}],
    }
    assert list(checking._asked(asked)) == ["“10 working days” is typed: write {time:seen_alone}"]
