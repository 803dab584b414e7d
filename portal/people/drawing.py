"""Making a small square picture out of a photograph somebody sent. What a camera wrote into it (the place, the time)
does not survive."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from portal.ui.photos import upright

from .exceptions import PortraitRefused

MOST_BYTES = 10 * 1024 * 1024
SIDE = 160  # pixels; shown at 96
_FORMATS = ("JPEG", "PNG", "WEBP")


def small(photo: bytes) -> bytes:
    """The middle of the photograph as a JPEG of `SIDE` × `SIDE` pixels, about 6 kB. Raises PortraitRefused."""
    if len(photo) > MOST_BYTES:
        raise PortraitRefused("too_big")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(photo), formats=_FORMATS) as opened:
                square = ImageOps.fit(upright(opened).convert("RGB"), (SIDE, SIDE))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PortraitRefused("no_picture") from error
    made = BytesIO()
    square.save(made, "JPEG", quality=80, optimize=True)
    return made.getvalue()
