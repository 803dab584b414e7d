"""An authority's own pictures: made anew at upload, public, and never anything but a picture."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from portal.procedures import choices
from portal.procedures.models import OwnSymbol
from tests.cast import Cast, sign_in

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ADD = "wagtailsnippets_procedures_ownsymbol:add"


def drawn(form: str, size: tuple[int, int] = (900, 600)) -> bytes:
    made = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret place"  # ImageDescription
    Image.new("RGB", size, "teal").save(made, form, exif=exif)
    return made.getvalue()


def upload(client: Client, name: str, given: bytes) -> int:
    return client.post(reverse(ADD), {"name": "Our house", "image": SimpleUploadedFile(name, given)}).status_code


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_made_anew_and_anybody_sees_it(
    client: Client, cast: Cast, form: str, tmp_path: object, settings: object
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    sign_in(client, cast.pat)
    given = drawn(form)
    assert b"secret place" in given
    assert upload(client, f"house.{form.lower()}", given) == 302
    made = OwnSymbol.objects.get()
    assert (made.key, "Our house") in choices.symbols()
    response = Client().get(reverse("procedures:symbol", args=[made.key]))
    kept = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert (response.status_code, response["Content-Type"], response["X-Content-Type-Options"]) == (
        200, "image/png", "nosniff"
    )  # fmt: skip
    assert "public" in response["Cache-Control"]
    assert b"secret place" not in kept
    assert max(Image.open(BytesIO(kept)).size) == 480


@pytest.mark.parametrize(
    ("name", "given"),
    [("a.svg", SVG), ("a.png", SVG), ("a.png", b"<html>"), ("a.jpg", b"\xff\xd8\xff"), ("a.png", drawn("PNG")[:80])],
)
def test_what_is_no_picture_is_refused(client: Client, cast: Cast, name: str, given: bytes) -> None:
    sign_in(client, cast.pat)
    assert upload(client, name, given) == 200
    assert not OwnSymbol.objects.exists()


@pytest.mark.parametrize("key", ["own-7", "own-", "own-x", "home", "7"])
def test_an_unknown_picture_is_not_found(client: Client, key: str) -> None:
    assert client.get(reverse("procedures:symbol", args=[key])).status_code == 404
