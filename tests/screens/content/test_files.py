"""Files of the manual: pictures for good, documents with Wagtail's rules, films in parts."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def film(size: int = 1000) -> Any:
    data = bytes(number % 256 for number in range(size))
    return get_document_model().objects.create(title="Film", file=ContentFile(data, name="film.mp4"), file_size=size)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_document_is_given_out_whole_and_as_what_it_is(client: Client) -> None:
    one = film()
    response = client.get(one.url)
    assert (response.status_code, response["Content-Type"], len(body(response))) == (200, "video/mp4", 1000)
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(one.url.replace("film", "other")).status_code == 404
    assert client.get(f"/documents/{one.pk + 1}/film.mp4").status_code == 404


@pytest.mark.parametrize(
    ("asked", "told", "length"),
    [
        ("bytes=0-", "bytes 0-999/1000", 1000),
        ("bytes=10-19", "bytes 10-19/1000", 10),
        ("bytes=990-5000", "bytes 990-999/1000", 10),
    ],
)
def test_a_player_gets_the_part_it_asks_for(client: Client, asked: str, told: str, length: int) -> None:
    response = client.get(film().url, headers={"range": asked})
    assert (response.status_code, response["Content-Range"], len(response.content)) == (206, told, length)
    assert response.content[0] == int(told.split()[1].split("-")[0]) % 256


def test_a_part_that_is_not_there_and_a_question_nobody_understands(client: Client) -> None:
    one = film()
    assert client.get(one.url, headers={"range": "bytes=1000-"}).status_code == 416
    assert client.get(one.url, headers={"range": "bytes=20-10"}).status_code == 416
    whole = client.get(one.url, headers={"range": "lines=1-2"})
    assert (whole.status_code, len(body(whole))) == (200, 1000)


def test_a_large_film_comes_in_parts_of_some_megabytes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("content.views.files.PART", 100)
    response = client.get(film().url, headers={"range": "bytes=50-"})
    assert (response["Content-Range"], len(response.content)) == ("bytes 50-149/1000", 100)


def test_a_document_that_is_kept_from_readers_is_kept_in_parts_too(client: Client) -> None:
    kept = Collection.get_first_root_node().add_child(name="Kept")
    kept.view_restrictions.create(restriction_type="login")
    one = film()
    one.collection = kept
    one.save()
    for headers in ({}, {"range": "bytes=0-9"}):
        response = client.get(one.url, headers=headers)
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/accounts/login/")


def test_a_picture_may_be_kept_for_good_and_nothing_else_is_given_out(client: Client) -> None:
    drawn = BytesIO()
    Pillow.new("RGB", (40, 30), "teal").save(drawn, "PNG")
    image = get_image_model().objects.create(title="T", file=ImageFile(BytesIO(drawn.getvalue()), name="t.png"))
    small = image.renditions.create(filter_spec="x", width=4, height=3, file=ImageFile(drawn, name="t.x.png"))
    response = client.get(small.url)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert "immutable" in response["Cache-Control"]
    assert len(body(response)) > 50
    storage = small.file.storage
    storage.save("papers/secret.pdf", ContentFile(b"x"))
    storage.save("images/page.html", ContentFile(b"<script>"))
    for path in (
        "images/../papers/secret.pdf", "images/%2e%2e/papers/secret.pdf", "images/page.html", "images/none.png",
        "papers/secret.pdf", image.file.name,
    ):  # fmt: skip
        assert client.get(f"/media/{path}").status_code == 404, path
