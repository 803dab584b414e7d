"""A voice or a picture that somebody sends: what it is comes from its bytes, and a picture is drawn anew (T22)."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from portal.plans.media import AUDIO, MOST_BYTES, media_type
from portal.ui.photos import upright

from ..exceptions import NotSaid

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2400  # pixels of what is kept
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Media:
    """Bytes that may be kept, and their media type."""

    data: bytes
    type: str


def checked(data: bytes) -> Media:
    """The sound as it is, or the picture drawn anew without anything else that was in the file: no place, no camera,
    no words. Raises NotSaid("size") or NotSaid("file")."""
    if len(data) > MOST_BYTES:
        raise NotSaid("size")
    kind = media_type(data)
    if kind is None:
        raise NotSaid("file")
    return Media(data, kind) if kind in AUDIO else Media(_drawn_anew(data), "image/jpeg")


def _drawn_anew(data: bytes) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as found:
                if found.width * found.height > MOST_PIXELS:
                    raise NotSaid("size")
                drawn = upright(found).convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotSaid("size") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise NotSaid("file") from error
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    kept = io.BytesIO()
    paper.save(kept, "JPEG", quality=QUALITY, optimize=True)
    return kept.getvalue()
