"""Where sentences end, in every script plans are written in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.wording.sentences import split


@pytest.mark.requirement("R-X-05")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Wait… Then go.", ["Wait…", "Then go."]),
        ("She said “No.” He left.", ["She said “No.”", "He left."]),
        ("Dr. Ali and Mrs. Bell meet J. Smith. They talk.", ["Dr. Ali and Mrs. Bell meet J. Smith.", "They talk."]),
        ("It costs 3.50 pounds, e.g. at 5.30 p.m. on Monday.", ["It costs 3.50 pounds, e.g. at 5.30 p.m. on Monday."]),
        ("Come at 5 p.m. We wait.", ["Come at 5 p.m.", "We wait."]),
        ("Is he home? No. He sat in the sun. She left.", ["Is he home?", "No.", "He sat in the sun.", "She left."]),
        ("At No. 5 today.", ["At No. 5 today."]),
        ("1. Eat. 2. Sleep.", ["1. Eat.", "2. Sleep."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("It was I. She knows.", ["It was I.", "She knows."]),
        ("آپ کہاں ہیں؟ ہم یہاں ہیں۔ شکریہ", ["آپ کہاں ہیں؟", "ہم یہاں ہیں۔", "شکریہ"]),
        ("ہم آئیں گے۔وہ بھی۔", ["ہم آئیں گے۔", "وہ بھی۔"]),
        ("আমরা আসব। তুমি কি আসবে? হ্যাঁ", ["আমরা আসব।", "তুমি কি আসবে?", "হ্যাঁ"]),
        ("ਅਸੀਂ ਆਵਾਂਗੇ। ਠੀਕ ਹੈ।", ["ਅਸੀਂ ਆਵਾਂਗੇ।", "ਠੀਕ ਹੈ।"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert list(split(text)) == expected


@settings(deadline=None)
@given(st.text(alphabet='aB1 .!?؟۔।…\n"”)क', max_size=60))
def test_nothing_is_lost_or_made_up(text: str) -> None:
    found = split(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() and sentence for sentence in found)
    assert split("\n".join(found)) == found
