class NoSuchPage(LookupError):
    """No page has this key in this language."""


class TranslationMismatch(ValueError):
    """A translation does not have the shape of its source: a block, an item or a paragraph too many or too few."""


class Busy(RuntimeError):
    """More is asked for than the worker can do in a while."""
