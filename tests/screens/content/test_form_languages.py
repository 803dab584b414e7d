"""Forms can be kept in languages that the public pages are not in."""

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Locale

from content.api import set_up
from content.models import HomePage
from tests.forms import small_manual

pytestmark = pytest.mark.django_db


def test_a_form_in_urdu_makes_no_public_page_in_urdu(client: Client) -> None:
    set_up()
    manual = small_manual()
    Locale.objects.get_or_create(language_code="ur")
    set_up()
    homes = set(HomePage.objects.values_list("locale__language_code", flat=True))
    assert homes == set(settings.PUBLIC_LANGUAGES)
    for path in ("/en/", "/cy/", "/ur/", manual.url):
        assert client.get(path).status_code == 200
