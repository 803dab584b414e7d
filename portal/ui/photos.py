"""Turning a photograph the way its camera was held."""

from PIL import Image
from PIL.Image import Transpose

_ORIENTATION = 0x0112
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
}  # fmt: skip


def upright(photo: Image.Image) -> Image.Image:
    """The photograph as it is to be seen. Raises what Pillow raises for a picture that cannot be drawn.

    What a camera wrote can be wrong in any way, and Pillow's own `exif_transpose` stumbles over it when it writes it
    anew. Only the one number is read here; where it cannot be, the picture stays as it is.
    """
    photo.load()
    try:
        turn = _TURNS.get(photo.getexif().get(_ORIENTATION, 1))
    except Exception:  # whatever stands there, it is still a picture
        turn = None
    return photo if turn is None else photo.transpose(turn)
