from typing import ClassVar

from django.db import models


class Brought(models.Model):
    """What a pack brought last, a row an item: how a local edit is told from an old text.

    `given` is the digest of the item in the pack, `made` that of what stood on the site when the import was done: they
    differ where the site kept its own, or keeps a thing in another way than it came.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "place", "kind", "key", "given", "made", "at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    place = models.SlugField(max_length=50)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    given = models.CharField(max_length=64)
    made = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "kind", "key"], name="brought_once")]

    def __str__(self) -> str:
        return f"{self.place}: {self.kind} {self.key}"
