"""Whoever reads as family can leave any page at once, also one that is not about a plan."""

import pytest
from django.test import Client

from tests.cast import Cast, sign_in

pytestmark = pytest.mark.django_db
PAGES = ["/my/", "/accounts/2fa/", "/accounts/sessions/", "/safety/", "/nowhere/"]


@pytest.mark.parametrize("address", PAGES)
def test_families_can_leave_every_page(cast: Cast, address: str) -> None:
    page = sign_in(Client(), cast.dana).get(address).content.decode()
    assert "govuk-exit-this-page__button" in page


def test_who_works_here_is_not_in_need_of_it(cast: Cast) -> None:
    page = sign_in(Client(), cast.lena).get("/nowhere/").content.decode()
    assert "govuk-exit-this-page__button" not in page
