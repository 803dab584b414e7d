"""Entries of the record as lines that a reader may know (T32)."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from portal.family.looks import PAGE, Opened, page

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
PEOPLE = {"7": ("Lena Hart", "Social worker"), "8": ("Tom Bell", "")}


def opened(actor: str, number: int = 1, times: int = 1) -> Opened:
    return Opened(actor, DAY, number, AT, times)


def test_names_only_where_the_place_tells_them() -> None:
    lines = page([opened("7"), opened("8"), opened("5")], own="5", people=PEOPLE, named=False).rows
    assert [(one.name, one.role, one.is_own) for one in lines] == [
        ("", "Social worker", False), ("", "", False), ("", "", True),
    ]  # fmt: skip
    lines = page([opened("7"), opened("8")], own="5", people=PEOPLE, named=True).rows
    assert [(one.name, one.role) for one in lines] == [("Lena Hart", "Social worker"), ("Tom Bell", "")]


@given(st.lists(st.sampled_from(["5", "6", "7", "8", "9", "system"]), max_size=60))
def test_whoever_is_neither_a_practitioner_nor_the_reader_is_never_told_of(actors: list[str]) -> None:
    found = page([opened(actor, n) for n, actor in enumerate(actors, 1)], own="5", people=PEOPLE, named=True)
    wanted = [actor for actor in actors if actor in {"5", "7", "8"}]
    assert len(found.rows) == min(len(wanted), PAGE)
    assert [one.is_own for one in found.rows] == [actor == "5" for actor in wanted[:PAGE]]
    assert (found.before is None) == (len(wanted) <= PAGE)
