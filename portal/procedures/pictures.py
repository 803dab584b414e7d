"""Pictures that an authority uploads, made anew before they are kept: no script, no hidden data, no huge file."""

from io import BytesIO
from typing import IO

from PIL import Image, UnidentifiedImageError

from portal.ui.photos import upright

SIDE = 480  # pixels: beside a sentence, at twice the density of a screen
PIXELS = 25_000_000
BYTES = 5_000_000
FORMATS = ("PNG", "JPEG", "WEBP")


def made_anew(file: IO[bytes]) -> bytes:
    """The picture as a PNG of at most SIDE × SIDE pixels, without anything else that was in the file.

    Raises ValueError for everything that is no PNG, JPEG or WebP, or too large to be looked into.
    """
    file.seek(0)
    given = file.read(BYTES + 1)
    if len(given) > BYTES:
        raise ValueError("too large")
    try:
        with Image.open(BytesIO(given), formats=FORMATS) as image:
            if image.width * image.height > PIXELS:
                raise ValueError("too large")
            drawn = upright(image).convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("no picture") from error
    drawn.thumbnail((SIDE, SIDE))
    made = BytesIO()
    Image.frombytes("RGBA", drawn.size, drawn.tobytes()).save(made, "PNG", optimize=True)
    return made.getvalue()
