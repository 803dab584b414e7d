"""Files that are no forms, and forms with anything anywhere: told in words, never a traceback."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.packs.fitting import fit
from forms.packs.reading import DEEPEST, MOST_BYTES, read

from .test_form_path import EXAMPLE

pytestmark = pytest.mark.django_db
settled_down = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

junk = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settled_down
@given(st.data())
def test_anything_in_any_place_is_told_or_taken(data: st.DataObject) -> None:
    """One value somewhere in a good file is replaced by anything: there is a report, never a traceback."""
    changed = json.loads(EXAMPLE)
    place, path = changed, 0
    while True:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        path += 1
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or (path > 1 and data.draw(st.booleans())):
            break
        place = inner
    place[key] = data.draw(junk)
    document, raw, findings = read(json.dumps(changed).encode(errors="surrogatepass"))
    if document is not None:
        fit(document, raw, findings)
    else:
        assert findings.refused()
    assert all(one.path.startswith("$") and one.message for one in findings.found)


@settled_down
@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:0truenl \\', max_size=60).map(str.encode))
def test_junk_is_refused_in_words(raw: bytes) -> None:
    document, _data, findings = read(raw)
    assert document is None
    assert findings.refused()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"[" * 100_000, "too-deep"),
        (b'{"a":' * (DEEPEST + 5) + b"1" + b"}" * (DEEPEST + 5), "too-deep"),
        (b" " * (MOST_BYTES + 1), "too-large"),
        (b"\xff\xfe\x00", "not-utf-8"),
        (b"", "not-json"),
        (b'{"schema": NaN}', "not-json"),
        (b'{"schema": 2, "schema": 2}', "name-twice"),
        (b"7" * 10_000, "not-json"),
        (b"null", "wrong-type"),
        (b'"\\ud800"', "wrong-type"),
    ],
)
def test_files_that_are_no_forms_are_told_apart(raw: bytes, code: str) -> None:
    document, _data, findings = read(raw)
    assert document is None
    assert code in {one.code for one in findings.found}
