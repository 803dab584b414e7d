"""Which level fits whom."""

from datetime import date

import pytest

from portal.procedures.enums import Level
from portal.wording.enums import Audience
from portal.wording.levels import audience_at, fitting, proposed

TODAY = date(2026, 3, 2)


@pytest.mark.requirement("R-001-21")
@pytest.mark.parametrize(
    ("born_on", "level"),
    [
        (date(2026, 1, 1), "under_7"),
        (date(2019, 3, 3), "under_7"),
        (date(2019, 3, 2), "from_7"),
        (date(2014, 3, 3), "from_7"),
        (date(2014, 3, 2), "from_12"),
        (date(2010, 3, 3), "from_12"),
        (date(2010, 3, 2), "from_16"),
        (date(2007, 1, 1), "from_16"),
        (None, "from_12"),
    ],
)
def test_a_childs_level_goes_by_age(born_on: date | None, level: str) -> None:
    assert proposed(born_on, TODAY, "child", "standard") == level


def test_born_on_the_last_day_of_february_one_is_a_year_older_in_march() -> None:
    assert proposed(date(2012, 2, 29), date(2019, 2, 28), "child", "standard") == "under_7"
    assert proposed(date(2012, 2, 29), date(2019, 3, 1), "child", "standard") == "from_7"


def test_an_adults_level_goes_by_format() -> None:
    assert proposed(None, TODAY, "family", "standard") == "parent"
    assert proposed(date(1990, 1, 1), TODAY, "family", "easy_read") == "parent_easy"
    assert proposed(None, TODAY, "easy", "standard") == "parent_easy"


@pytest.mark.parametrize("audience", list(Audience))
def test_nobody_is_given_a_childs_page_for_a_parent(audience: Audience) -> None:
    for level in fitting(audience):
        assert (audience_at(level, audience) == "child") == (audience == "child")
    assert set(fitting("child")) | set(fitting("family")) == set(Level)
    assert not set(fitting("child")) & set(fitting("family"))
