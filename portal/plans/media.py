"""What kind of sound or picture some bytes are. Pure: from the bytes alone, never from a name or what a sender says.

Only kinds that every browser plays or shows, and only where nothing else is in them: a film is no sound.
"""

import re

AUDIO = frozenset({"audio/mpeg", "audio/mp4", "audio/ogg", "audio/webm", "audio/wav"})
IMAGES = frozenset({"image/jpeg", "image/png", "image/webp"})
MOST_BYTES = 10_000_000  # of one file
ENDINGS = {
    "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/webm": "webm", "audio/wav": "wav",
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp",
}  # fmt: skip

_HEAD = 65_536  # bytes in which a container names what is in it
_FILM = re.compile(rb"V_(?:VP\d|AV1|MPEG|MJPEG|THEORA|UNCOMPRESSED)")
_HANDLER = re.compile(rb"hdlr.{8}(soun|vide)", re.DOTALL)
_RATES = ((44_100, 48_000, 32_000), (22_050, 24_000, 16_000), (11_025, 12_000, 8_000))  # MPEG 1, 2, 2.5 in Hz
_KILOBITS = (
    (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),  # MPEG 1
    (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),  # MPEG 2 and 2.5
)


def audio_type(data: bytes) -> str | None:
    """The media type of a sound (one of `AUDIO`), None for everything else."""
    for is_it, name in (
        (_is_wav, "audio/wav"), (_is_ogg, "audio/ogg"), (_is_webm, "audio/webm"), (_is_mp4, "audio/mp4"),
        (_is_mp3, "audio/mpeg"),
    ):  # fmt: skip
        if is_it(data):
            return name
    return None


def image_type(data: bytes) -> str | None:
    """The media type of a picture (one of `IMAGES`), None for everything else. Says nothing about its size or whether
    it can be drawn: decode it before keeping it."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return "image/png"
    if data.startswith(b"RIFF") and data[8:15] == b"WEBPVP8":
        return "image/webp"
    return None


def media_type(data: bytes) -> str | None:
    """The media type of a sound or a picture, None for everything else."""
    return audio_type(data) or image_type(data)


def _is_wav(data: bytes) -> bool:
    return data.startswith(b"RIFF") and data[8:12] == b"WAVE" and b"fmt " in data[12:_HEAD]


def _is_ogg(data: bytes) -> bool:
    first = data[:4096]
    return first.startswith(b"OggS\0") and b"theora" not in first and (b"OpusHead" in first or b"\x01vorbis" in first)


def _is_webm(data: bytes) -> bool:
    first = data[:_HEAD]
    sound = b"A_OPUS" in first or b"A_VORBIS" in first
    return first.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in first[:64] and sound and not _FILM.search(first)


def _is_mp4(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and set(_HANDLER.findall(data)) == {b"soun"}


def _is_mp3(data: bytes) -> bool:
    start = _after_tag(data)
    length = _frame_length(data[start : start + 4])
    # Two bytes in a row look like a frame in many a file; two frames in a row do not.
    return bool(length and _frame_length(data[start + length : start + length + 4]))


def _after_tag(data: bytes) -> int:
    """Where the sound begins: a tag in front says its own length in four times 7 bits."""
    if not data.startswith(b"ID3") or len(data) < 10:
        return 0
    size = 0
    for part in data[6:10]:
        size = size << 7 | part & 0x7F
    return size + (20 if data[5] & 0x10 else 10)


def _frame_length(header: bytes) -> int:
    """Bytes of the frame of MPEG layer 3 with these four bytes in front; 0 when they are none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, kilobits, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or kilobits in (0, 15) or rate == 3:
        return 0
    first = version == 3
    bits = _KILOBITS[0 if first else 1][kilobits - 1] * 1000
    hertz = _RATES[{3: 0, 2: 1, 0: 2}[version]][rate]
    return (144 if first else 72) * bits // hertz + (header[2] >> 1 & 1)
