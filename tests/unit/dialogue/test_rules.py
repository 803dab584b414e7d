"""What follows from what was said: pure."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from portal.dialogue.enums import Said
from portal.dialogue.rules import Explained, Opened, Part, has_part, is_open, overview, part

TODAY = date(2026, 3, 20)
AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
CONTENT: dict[str, Any] = {
    "language": "pl",
    "sections": [
        {"key": "concerns", "heading": "Obawy", "language": "", "symbol": "worry", "entries": [
            {"key": "one", "text": {"value": "Nikogo nie było", "language": "en"}, "facts": [], "symbol": ""}]},
        {"key": "next", "heading": "Spotkanie", "language": "pl", "symbol": "", "entries": [
            {"key": "two", "text": None, "facts": [{"value": "2 czerwca"}], "symbol": "calendar"}]},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        (("", ""), True), (("concerns", ""), True), (("concerns", "one"), True), (("next", "two"), True),
        (("", "one"), False), (("concerns", "two"), False), (("nothing", ""), False), (("nothing", "one"), False),
    ],
)  # fmt: skip
def test_only_keys_of_the_reading_are_parts(keys: tuple[str, str], there: bool) -> None:
    assert has_part(CONTENT, *keys) is there
    assert (part(CONTENT, *keys) is not None) is there


def test_a_part_is_what_was_read() -> None:
    assert part(CONTENT, "", "") == Part()
    assert part(CONTENT, "concerns", "") == Part("Obawy", "", "pl", "worry")
    assert part(CONTENT, "concerns", "one") == Part("Obawy", "Nikogo nie było", "en", "")
    assert part(CONTENT, "next", "two") == Part("Spotkanie", "2 czerwca", "pl", "calendar")


@pytest.mark.parametrize("said", [one for one in Said if one != Said.READ])
def test_everything_but_a_receipt_waits_for_a_reply(said: str) -> None:
    assert is_open(said, 0)
    assert not is_open(said, 1)
    assert not is_open(Said.READ, 0)


def seen(**given: Any) -> Any:
    values: dict[str, Any] = {
        "invited": True, "signed_in": True, "newest": 2, "opened": (), "explained": (), "said": (),
        "explain_by": date(2026, 3, 16), "today": TODAY,
    }  # fmt: skip
    return overview(**(values | given))


@pytest.mark.requirement("R-001-19")
def test_what_is_not_explained_in_time_is_overdue() -> None:
    assert seen().explaining == "overdue"
    assert seen(today=date(2026, 3, 16)).explaining == "due"
    assert seen(explained=[Explained(2, AT.date(), "yes")]).explaining == "given"
    assert seen(newest=None, explain_by=None).explaining == ""


@pytest.mark.requirement("R-001-20")
def test_a_new_version_is_explained_anew() -> None:
    assert seen(explained=[Explained(1, AT.date(), "yes")]).explaining == "overdue"


@pytest.mark.requirement("R-001-19")
def test_partly_understood_stays_to_be_done_until_it_is_understood() -> None:
    partly, fully = Explained(2, AT.date(), "partly", "Draw it"), Explained(2, TODAY, "yes")
    one = seen(explained=[partly])
    assert (one.explaining, one.follow_up, one.understood) == ("follow_up", "Draw it", "partly")
    assert seen(explained=[partly, fully]).explaining == "given"
    assert seen(explained=[fully, partly]).explaining == "follow_up"


@pytest.mark.requirement("R-001-23")
def test_reading_an_older_version_is_not_reading_the_newest() -> None:
    old, new = Opened(1, "pl", AT), Opened(2, "pl", AT)
    assert not seen(opened=[old]).has_read_newest
    assert seen(opened=[new, old]).read == new and seen(opened=[new, old]).has_read_newest
    assert seen().read is None


def test_questions_without_a_reply_are_counted() -> None:
    said = [(Said.READ, 0), (Said.UNCLEAR, 0), (Said.DISAGREE, 1), (Said.CALL, 0)]
    assert seen(said=said).open_questions == 2
