"""Ids made of keys: the same in every installation and in every language."""

from uuid import UUID, uuid5

NAMESPACE = UUID("6a0f1a0e-51c4-5d0a-9d5e-3f0c2b7c9b11")


def key_of(key: str) -> UUID:
    """The translation key of the page that a pack calls `key`."""
    return uuid5(NAMESPACE, key)


def block_id(key: str, number: int, item: int | None = None) -> str:
    """The id of a page's block, or of an item of its list, by position."""
    return str(uuid5(NAMESPACE, f"{key}#{number}" if item is None else f"{key}#{number}.{item}"))
