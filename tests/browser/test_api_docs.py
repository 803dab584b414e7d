"""The documentation page of the API: whole without a script, no other host, fit for a telephone."""

import pytest

from .conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_documentation_page(window: Window) -> None:
    screen = window(phone=True)
    screen.open("/api/v1/docs/")
    assert screen.heading() == "API, version 1"
    screen.follow("Manual")
    screen.page.get_by_role("link", name="PageOut").first.click()
    screen.check()
    assert screen.page.url.endswith("#shape-PageOut")
    assert not screen.page.evaluate("() => document.documentElement.scrollWidth > screen.width"), (
        "wider than the window"
    )
    screen.shot("api-docs")
    screen = window(language="ur")
    screen.open("/api/v1/docs/").shot("api-docs-wide")
    assert screen.page.locator("main").get_attribute("dir") == "ltr"
