"""XLIFF and PO: what goes out comes back, and what is no such file is refused."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.wording.exchange import MOST, Received, Unit, Unreadable, compared, read, unit_id, write

pytestmark = pytest.mark.requirement("R-001-22")

# What a text box can hold: no control characters but line ends and tabs.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=60).map(
    str.strip
)
UNITS = st.lists(st.tuples(TEXTS.filter(bool), TEXTS), min_size=1, max_size=5).map(
    lambda rows: [Unit(unit_id(n, f"{n:064x}"), source, target) for n, (source, target) in enumerate(rows, 1)]
)
ONE = [Unit("1-aaaa", "[Name 1] reads", "[Name 1] czyta")]
XLIFF_2 = b"""<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"
trgLang="pl"><file id="f"><unit id="1-aaaa"><segment><source>One.</source><target>Raz. </target></segment>
<segment><source>Two.</source><target>Dwa<ph id="x"/>.</target></segment></unit></file></xliff>"""


@given(UNITS, st.sampled_from(["xliff", "po"]))
def test_what_goes_out_comes_back(units: list[Unit], kind: str) -> None:
    got = read(write(kind, units, "en", "ur", "AB12CD"))
    assert got.language == "ur"
    assert {key: text for key, text in got.targets.items() if text} == {u.id: u.target for u in units if u.target}


@pytest.mark.parametrize("kind", ["xliff", "po"])
def test_a_file_in_another_coding_with_a_mark_is_read_too(kind: str) -> None:
    made = write(kind, ONE, "en", "pl", "AB12CD")
    assert read(b"\xef\xbb\xbf" + made).targets == {"1-aaaa": "[Name 1] czyta"}
    if kind == "xliff":
        wide = made.decode().replace("encoding='utf-8'", "encoding='utf-16'").encode("utf-16")
        assert read(wide).targets == {"1-aaaa": "[Name 1] czyta"}


def test_the_newer_xliff_is_read_with_its_segments() -> None:
    assert read(XLIFF_2) == Received("pl", {"1-aaaa": "Raz. Dwa."})


def test_suggestions_of_a_tool_and_its_marks_are_no_translation() -> None:
    made = write("xliff", ONE, "en", "pl", "X").decode()
    made = made.replace("[Name 1] czyta", '<g xmlns="urn:oasis:names:tc:xliff:document:1.2" id="1">[Name 1]</g> czyta')
    made = made.replace("</trans-unit>", "<alt-trans><target>inne</target></alt-trans></trans-unit>")
    assert read(made.encode()).targets == {"1-aaaa": "[Name 1] czyta"}


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (LAUGHS.encode() + b"<xliff>&b;</xliff>", "forbidden"),
        (OUTSIDE.encode() + b"<xliff>&a;</xliff>", "forbidden"),
        (b"<!DOCTYPE html><html></html>", "forbidden"),
        (b"<xliff><file>", "broken"),
        (b"<?xml version='1.0' encoding='utf-8'?><xliff>\xff\xfe</xliff>", "broken"),
        (b"<?xml version='1.0' encoding='klingon'?><xliff/>", "broken"),
        (b"<html></html>", "not_ours"),
        (b"", "not_ours"),
        (b"/etc/passwd", "not_ours"),
        (b"PK\x03\x04\xff", "encoding"),
        ('msgid "a"\nmsgstr "żółw"'.encode("iso-8859-2"), "encoding"),
        (b'msgid "a\nmsgstr', "broken"),
        (b"msgid msgid msgid", "not_ours"),
        (b"<" + b" " * MOST, "too_large"),
    ],
)
def test_what_is_no_such_file_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.reason == reason


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for one in (data, b"<" + data, b'msgid "' + data):
        with contextlib.suppress(Unreadable):
            read(one)


def test_a_name_of_a_file_is_not_opened(tmp_path: object) -> None:
    with pytest.raises(Unreadable):
        read(f"{tmp_path}/msgid".encode())


def test_what_a_file_would_change_is_told_apart() -> None:
    units = [Unit(unit_id(n, "a" * 64), "[Name 1] reads", "Stare") for n in range(1, 7)]
    hidden = {unit.id: ("Ana",) for unit in units}
    targets = {
        units[0].id: "[Name 1] czyta\r\n",
        units[1].id: "Ana czyta",
        units[2].id: "[Name 1] i [Name 2]",
        units[3].id: "[Name 1] " + "x" * 100,
        units[4].id: "Stare",
        units[5].id: " ",
        unit_id(6, "b" * 64): "[Name 1] czyta",
        "99-abc": "x",
    }
    found = compared(Received("pl-PL", targets), units, hidden, "pl", 50)
    assert [one.problem for one in found] == ["", "names", "names", "too_long", "same", "stale", "unknown"]
    assert [one.tokens for one in found[1:3]] == [("[Name 1]",), ("[Name 2]",)]
    assert found[0].after == "[Name 1] czyta"


def test_a_file_in_another_language_is_refused() -> None:
    with pytest.raises(Unreadable, match="language"):
        compared(Received("ro", {}), [], {}, "pl", 50)
    assert compared(Received("", {}), [], {}, "pl", 50) == []
