"""What we translate in place of allauth and Django is still what they say."""

from pathlib import Path

import allauth
import django
import pytest

from portal.accounts import texts


def _source(package: str, *parts: str) -> str:
    joined = Path(package).parent.joinpath(*parts).read_text(encoding="utf-8")
    return "".join(piece.strip().strip('"') for piece in joined.splitlines())


@pytest.mark.parametrize("text", texts.ALLAUTH)
def test_allauth_still_says(text: str) -> None:
    assert text in _source(str(allauth.__file__), "account", "adapter.py")


@pytest.mark.parametrize("text", texts.DJANGO)
def test_django_still_says(text: str) -> None:
    files = [
        ("core", "validators.py"), ("forms", "fields.py"), ("contrib", "auth", "validators.py"),
        ("contrib", "auth", "password_validation.py"), ("contrib", "auth", "models.py"), ("forms", "models.py"),
    ]  # fmt: skip
    assert any(text in _source(str(django.__file__), *parts) for parts in files)


def test_django_still_counts_so() -> None:
    found = _source(str(django.__file__), "contrib", "auth", "password_validation.py")
    assert "This password is too short. It must contain at least %d character." in found
    found = _source(str(django.__file__), "core", "validators.py")
    assert "Ensure this value has at most %(limit_value)d character (it has " in found
