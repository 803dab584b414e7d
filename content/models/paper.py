from typing import ClassVar
from uuid import uuid4

from django.db import models


class Paper(models.Model):
    """A page, or a page with everything below it, as one PDF; made by the worker, the same for everybody.

    `stamp`: SHA-256, hex, over what is in it and what shapes it: as soon as a word changes, it is another paper.
    `done` of `total`: sheets laid out so far, and about how many there will be; `total` 0 before anybody knows.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "translation_key", "language", "below", "stamp", "state", "done", "total", "file", "asked_at", "made_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    class State(models.TextChoices):
        WAITING = "waiting"
        WORKING = "working"
        READY = "ready"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    translation_key = models.UUIDField()
    language = models.CharField(max_length=20)
    below = models.BooleanField()
    stamp = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to="papers", blank=True)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["translation_key", "language", "below"], name="content_paper_of_page")]

    def __str__(self) -> str:
        return f"{self.translation_key} ({self.language})"
