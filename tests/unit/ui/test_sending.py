"""Files in parts, as players ask for them."""

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from portal.ui.sending import WRONG, asked_range, send_file

DATA = bytes(range(100))


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("", None),
        ("bytes=0-", (0, 99)),
        ("bytes=10-19", (10, 19)),
        ("bytes=90-200", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-500", (0, 99)),
        ("bytes=99-99", (99, 99)),
        ("bytes=100-", WRONG),
        ("bytes=-0", WRONG),
        ("bytes=20-10", None),
        ("bytes=0-1,5-6", None),
        ("items=0-1", None),
        ("bytes=-", None),
        ("bytes=٣-٥", None),
        ("bytes=99999999999999999999-", None),
    ],
)
def test_what_is_asked_for(header: str, found: tuple[int, int] | None) -> None:
    assert asked_range(header, 100) == found


@given(st.text(max_size=30), st.integers(0, 200))
def test_no_header_is_too_odd(text: str, size: int) -> None:
    found = asked_range(f"bytes={text}", size)
    assert found is None or found == WRONG or 0 <= found[0] <= found[1] < size


@pytest.mark.parametrize(
    ("header", "status", "sent"),
    [("", 200, DATA), ("bytes=10-19", 206, DATA[10:20]), ("bytes=-5", 206, DATA[95:]), ("bytes=100-", 416, b"")],
)
def test_parts_are_sent_as_parts_and_never_kept(header: str, status: int, sent: bytes) -> None:
    request = RequestFactory().get("/", headers={"range": header} if header else {})
    response = send_file(request, DATA, "audio/ogg", "sound.ogg")
    assert (response.status_code, response.content) == (status, sent)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["Accept-Ranges"] == "bytes"
    if status == 206:
        assert response.headers["Content-Range"] == f"bytes {DATA.index(sent[0])}-{DATA.index(sent[-1])}/100"
    if status == 416:
        assert response.headers["Content-Range"] == "bytes */100"
