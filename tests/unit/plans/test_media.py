"""What some bytes are is told from the bytes alone (T22)."""

from __future__ import annotations

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.media import AUDIO, ENDINGS, IMAGES, audio_type, image_type, media_type

WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm\x18\x53\x80\x67" + b"\0" * 40 + b"\x86\x86A_OPUS" + b"\0" * 100
OGG = b"OggS\0\x02" + b"\0" * 20 + b"\x01\x13OpusHead\x01\x01" + b"\0" * 40
MP4 = b"\0\0\0\x18ftypM4A \0\0\0\0" + b"\0\0\0\x21hdlr" + b"\0" * 8 + b"soun" + b"\0" * 40
FRAME = b"\xff\xfb\x90\x00" + b"\0" * 413  # 128 kbit/s at 44.1 kHz: 417 bytes
MP3 = FRAME * 3
TAGGED = b"ID3\x04\0\0\0\0\x01\x02" + b"\0" * 130 + MP3
JPEG, PNG = b"\xff\xd8\xff\xe0\0\x10JFIF", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
WEBP = b"RIFF\x24\0\0\0WEBPVP8 "


def sound() -> bytes:
    """A tenth of a second of silence."""
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 800)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (sound(), "audio/wav"),
        (OGG, "audio/ogg"),
        (WEBM, "audio/webm"),
        (MP4, "audio/mp4"),
        (MP3, "audio/mpeg"),
        (TAGGED, "audio/mpeg"),
        (JPEG, "image/jpeg"),
        (PNG, "image/png"),
        (WEBP, "image/webp"),
    ],
)
def test_each_kind_is_known_by_its_bytes(data: bytes, name: str) -> None:
    assert media_type(data) == name
    assert (audio_type(data) is None) == (name in IMAGES)
    assert (image_type(data) is None) == (name in AUDIO)
    assert name in ENDINGS


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!doctype html><script>",
        b"%PDF-1.7",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"\xff\xfb",
        FRAME,  # two bytes that look like a sound, and nothing after
        FRAME + b"<html>",
        b"\xff\xf1\x50\x80" + b"\0" * 100,  # another way to pack sound, which not every browser plays
        b"RIFF" + struct.pack("<I", 4) + b"AVI ",
        b"OggS\0\x02" + b"\0" * 20 + b"\x80theora" + b"OpusHead",
        WEBM + b"V_VP9",
        MP4 + b"\0\0\0\x21hdlr" + b"\0" * 8 + b"vide",
        b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska" + b"A_OPUS",
    ],
)
def test_everything_else_is_nothing(data: bytes) -> None:
    assert media_type(data) is None


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"RIFF", b"OggS\0", b"ID3\x04\0\0", b"\xff\xfb\x90\0", b"\0\0\0\x18ftyp"]),
)
def test_no_bytes_are_too_odd(data: bytes, start: bytes) -> None:
    assert media_type(start + data) in {None, *AUDIO, *IMAGES}
