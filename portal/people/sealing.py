"""Sealing what must not be readable in a copy of the database."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


def sealed(text: str) -> str:
    """The text under the service's key; the same text is sealed differently each time."""
    return _seal().encrypt(text.encode()).decode()


def opened(text: str) -> str:
    """What was sealed. Raises cryptography.fernet.InvalidToken where the key is gone."""
    return _seal().decrypt(text.encode()).decode()


def _seal() -> MultiFernet:
    """Seals with SECRET_KEY, opens with SECRET_KEY_FALLBACKS too, so that the key can be changed."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = (hashlib.sha256(b"portal.people contacts" + force_bytes(key)).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
