"""Photographs are turned the right way, whatever their camera wrote (T22)."""

import io

import pytest
from PIL import Image

from portal.dialogue.services.files import checked
from portal.people.drawing import small
from portal.procedures.pictures import made_anew
from portal.ui.photos import upright


def photo(way: int = 1, *, strange: bool = False) -> bytes:
    """Wider than high, its left half red; `strange`: the camera wrote a width that is no number."""
    exif, made, file = Image.Exif(), Image.new("RGB", (60, 40), "blue"), io.BytesIO()
    made.paste("red", (0, 0, 30, 40))
    exif[0x0112], exif[0x010E] = way, "hello"
    made.save(file, "JPEG", exif=exif)
    data = file.getvalue()
    return data.replace(b"\x01\x0e\x00\x02", b"\x01\x00\x00\x02") if strange else data


def test_a_strange_note_of_the_camera_is_no_error() -> None:
    """Fails with Pillow's own exif_transpose: what a child sends ended in an error page."""
    data = photo(6, strange=True)
    assert checked(data).type == "image/jpeg"
    assert small(data) and made_anew(io.BytesIO(data))


@pytest.mark.parametrize(("way", "red"), [(1, (5, 20)), (3, (55, 20)), (6, (20, 5)), (8, (20, 55))])
def test_it_stands_as_the_camera_was_held(way: int, red: tuple[int, int]) -> None:
    for strange in (False, True):
        with Image.open(io.BytesIO(photo(way, strange=strange))) as sent:
            pixel = upright(sent).convert("RGB").getpixel(red)
        assert isinstance(pixel, tuple) and pixel[0] > 200 > pixel[2]
