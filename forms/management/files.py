"""Files that commands are given."""

from pathlib import Path

from django.core.management.base import CommandError

from forms.packs.reading import MOST_BYTES


def content_of(file: Path) -> bytes:
    """The bytes of a file, one more than can be read at most; raises CommandError when there is no such file."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}") from error
