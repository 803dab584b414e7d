"""Drawn faces of people who do not exist: a photograph would be of somebody."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from portal.people.services import keep_portrait

from .scene import Scene

SIDE = 320
INK = "#2b2b2b"


def add_portraits(people: dict[str, Any], scene: Scene, day: int) -> None:
    """Give each of these people who has a `portrait` (colours of back, hair, skin, clothes) a drawn face."""
    for key, data in people.items():
        if "portrait" in data:
            photo = drawn(*data["portrait"])
            keep_portrait(person=scene.people[key], photo=photo, by=scene.user(key), now=scene.at(day))


def drawn(back: str, hair: str, skin: str, clothes: str) -> bytes:
    """A PNG of a friendly face in these colours."""
    picture = Image.new("RGB", (SIDE, SIDE), back)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((84, 44, 236, 250), fill=hair)
    pen.rounded_rectangle((60, 246, 260, 360), 60, fill=clothes)
    pen.rectangle((138, 206, 182, 262), fill=skin)
    pen.ellipse((100, 76, 220, 236), fill=skin)
    pen.pieslice((96, 50, 224, 170), 180, 360, fill=hair)
    for left in (132, 178):
        pen.ellipse((left, 142, left + 10, 156), fill=INK)
    pen.arc((132, 160, 188, 206), 20, 160, fill=INK, width=4)
    made = BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
