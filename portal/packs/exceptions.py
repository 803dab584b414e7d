class NoSuchPlace(LookupError):
    """No place has this key: there is nothing to carry."""


class BadPack(ValueError):
    """The file is no pack that can be read, or holds something that cannot be: says what. Nothing was changed."""


class Undecided(Exception):
    """The pack and this site differ where both changed, and nobody said which counts: `keys` of (kind, key)."""

    def __init__(self, keys: list[tuple[str, str]]) -> None:
        super().__init__(f"{len(keys)} to decide")
        self.keys = keys
