from secrets import randbits
from typing import ClassVar

from django.db import models

LARGEST = 62  # bits: a positive integer of both databases


def fresh() -> int:
    """Never the same twice: also what a transaction wrote that was then undone does not come again."""
    return randbits(LARGEST)


class Generation(models.Model):
    """One row, written anew with every change of anything that the public reads.

    What was worked out from published content (a place's facts, a page's text) may be kept in memory under this token
    and is never asked for again once there is a new one; it comes with the page itself, in the same query. It is
    written in the transaction of the change, so no process can see the new token with the old words.

    `places` is written anew only when what a place says has changed (its terms, figures, contacts, glossary): most
    changes are of pages, and the next look at each of the others need not ask for all of that again.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "token", "places"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    token = models.PositiveBigIntegerField(default=fresh)
    places = models.PositiveBigIntegerField(default=fresh)

    def __str__(self) -> str:
        return str(self.token)
