"""A practitioner's own picture: small, without what the camera wrote into it, sealed."""

from io import BytesIO

import pytest
from PIL import Image

from portal.audit.models import Entry
from portal.people.drawing import MOST_BYTES, SIDE, small
from portal.people.exceptions import PortraitRefused
from portal.people.models import Portrait
from portal.people.selectors import portrait_of
from portal.people.services import keep_portrait, remove_portrait
from tests.cast import Cast, account
from tests.plans import NOW


def photo(kind: str = "JPEG", size: tuple[int, int] = (640, 480), place: str = "") -> bytes:
    picture, made = Image.new("RGB", size, (180, 120, 90)), BytesIO()
    exif = picture.getexif()
    if place:
        exif[0x010E] = place  # ImageDescription
    picture.save(made, kind, exif=exif)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_a_small_square_without_what_the_camera_wrote(kind: str) -> None:
    sent = photo(kind, place="SECRET-PLACE")
    assert b"SECRET-PLACE" in sent
    made = small(sent)
    with Image.open(BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (SIDE, SIDE)) and not picture.getexif()
    assert b"SECRET-PLACE" not in made and len(made) < 20_000


@pytest.mark.parametrize(
    ("sent", "reason"),
    [(b"", "no_picture"), (b"<svg/>", "no_picture"), (photo()[:200], "no_picture"), (photo("GIF"), "no_picture"),
     (b"x" * (MOST_BYTES + 1), "too_big")],
)  # fmt: skip
def test_what_is_no_photo_is_refused(sent: bytes, reason: str) -> None:
    with pytest.raises(PortraitRefused) as refusal:
        small(sent)
    assert refusal.value.reason == reason


def test_a_picture_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(PortraitRefused):
        small(photo())


@pytest.mark.django_db
def test_it_is_kept_sealed_replaced_and_taken_away(cast: Cast) -> None:
    lena = account(cast.lena)
    assert portrait_of(cast.lena.pk) == ""
    for _ in range(2):
        keep_portrait(person=cast.lena, photo=photo(), by=lena, now=NOW)
    kept = Portrait.objects.get()
    shown = portrait_of(cast.lena.pk)
    assert shown.startswith("data:image/jpeg;base64,/9j/") and "/9j/" not in kept.sealed[:20]
    remove_portrait(person=cast.lena, by=lena, now=NOW)
    remove_portrait(person=cast.lena, by=lena, now=NOW)
    assert portrait_of(cast.lena.pk) == "" and not Portrait.objects.exists()
    assert Entry.objects.filter(action="portrait.kept").count() == 2
    assert Entry.objects.filter(action="portrait.removed").count() == 1
