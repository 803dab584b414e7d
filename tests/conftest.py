"""What every test can count on: a database, a cast of people, a clean cache."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import TransactionTestCase
from django.utils import timezone, translation

from content import kept
from portal.procedures import terms, unmanaged

from . import database
from .cast import Cast, make_cast


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: pytest.FixtureRequest,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """A copy of the migrated template for this worker; tests that commit put it back (see tests/database.py)."""
    fresh = bool(request.config.getvalue("create_db")) and not hasattr(request.config, "workerinput")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        name = settings.DATABASES["default"]["NAME"]
        copies = database.copies()
        with database.lock():
            copies.ensure_template(fresh=fresh)
            copies.start()
        patch = pytest.MonkeyPatch()
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: copies.restore())
        yield
        patch.undo()
        copies.finish()
        database.point_to(name)


@pytest.fixture(scope="session", autouse=True)
def _collected_static() -> None:
    """WhiteNoise warns of a missing folder; nothing is collected for tests."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def _own_language() -> None:
    """Each test begins in English, whatever the one before it spoke."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    """What one test cached (Wagtail's site, an unlocked form version) is no other test's business."""
    yield
    cache.clear()
    kept.forget()
    terms.forget()
    unmanaged.forget()


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast: see tests/cast.py. Once a minute a process reads the words of all places; no screen is measured
    with that."""
    made = make_cast()
    terms.terms("")
    unmanaged.places_unmanaged(timezone.localdate())
    return made
