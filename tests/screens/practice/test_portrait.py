"""A practitioner puts a picture of themselves there, and children find it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.people.models import Portrait
from portal.people.selectors import portrait_of
from tests.cast import Cast, account, sign_in
from tests.plans import let_speak, make_plan, release_to, word
from tests.unit.people.test_portraits import photo

pytestmark = pytest.mark.django_db
QUERIES = 9


def send(client: Client, data: bytes) -> int:
    file = SimpleUploadedFile("me.jpg", data, content_type="image/jpeg")
    return client.post(reverse("practice:portrait"), {"photo": file, "do": "keep"}).status_code


@pytest.mark.requirement("R-001-21")
def test_a_child_finds_the_picture_of_their_social_worker(cast: Cast, client: Client) -> None:
    sign_in(client, account(cast.lena))
    assert send(client, photo()) == 302
    picture = portrait_of(cast.lena.pk)
    assert picture in client.get(reverse("practice:portrait")).content.decode()
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    let_speak(cast.robin, cast.ada, cast.robin.person, cast.lena)
    release_to(plan, cast.ada, cast.lena)
    reader = sign_in(Client(), account(cast.ada))
    page = reader.get(reverse("family:plan", args=[plan.pk])).content.decode()
    assert page.count(f'src="{picture}"') == 1
    pdf = reader.get(reverse("family:pdf", args=[plan.pk]))
    assert pdf.status_code == 200 and b"/Image" in pdf.content


def test_what_is_no_photo_is_refused_in_words(cast: Cast, client: Client) -> None:
    sign_in(client, account(cast.lena))
    assert send(client, b"no photo") == 422
    assert send(client, b"") == 422
    assert client.post(reverse("practice:portrait"), {"do": "keep"}).status_code == 422
    assert not Portrait.objects.exists()


def test_it_is_taken_away_and_nobody_else_has_such_a_page(cast: Cast, client: Client) -> None:
    sign_in(client, account(cast.lena))
    send(client, photo())
    client.post(reverse("practice:portrait"), {"do": "remove"})
    assert not Portrait.objects.exists()
    family = sign_in(Client(), account(cast.dana))
    assert family.get(reverse("practice:portrait")).status_code == 404
    assert send(family, photo()) == 404


def test_the_page_asks_little(cast: Cast, client: Client, django_assert_max_num_queries: object) -> None:
    sign_in(client, account(cast.lena))
    client.get(reverse("practice:portrait"))
    with django_assert_max_num_queries(QUERIES):  # type: ignore[operator]
        client.get(reverse("practice:portrait"))
