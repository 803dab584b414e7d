"""What a plan of sixty items costs a telephone, and in which letters it comes."""

import gzip
import logging

import pytest
from playwright.sync_api import Response

from tests.cast import Cast
from tests.readings import SENTENCES, reading

from .conftest import Window
from .reading import Desk, desk

pytestmark = pytest.mark.django_db(transaction=True)
KILOBYTE = 1000
LATIN, OTHERS = 150 * KILOBYTE, 320 * KILOBYTE
FONTS = {
    "ur": "Noto Nastaliq Urdu",
    "ar": "Noto Sans Arabic",
    "bn": "Noto Sans Bengali",
    "pa": "Noto Sans Gurmukhi",
}


@pytest.fixture
def plan(cast: Cast, window: Window, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return desk(cast, window, monkeypatch)


def compressed(response: Response) -> int:
    """Bytes on the wire as a server sends them: text packed, typefaces as they are."""
    body = response.body()
    return len(body) if response.url.endswith(".woff2") else len(gzip.compress(body, 9))


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_it_weighs_what_a_telephone_can_carry(plan: Desk, language: str) -> None:
    screen = plan.seat(phone=True)
    seen: dict[str, Response] = {}

    def note(response: Response) -> None:
        seen.setdefault(response.url, response)

    screen.page.on("response", note)
    plan.show(screen, reading(language, "parent", "standard", items=60))
    screen.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    screen.page.wait_for_load_state("networkidle")
    screen.page.evaluate("async () => { await document.fonts.ready; }")
    weights = {url.rpartition("/")[2] or "page": compressed(one) for url, one in seen.items() if one.ok}
    total = sum(weights.values())
    logging.getLogger(__name__).info("%s: %d kB in %d files", language, total // KILOBYTE, len(weights))
    assert total <= (OTHERS if language in FONTS else LATIN), weights
    # Its own typeface where the script needs one, and no other.
    loaded = set(
        screen.page.evaluate(
            "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
        )
    )
    assert loaded == ({FONTS[language]} if language in FONTS else set())
