from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One thing somebody did or saw. Append-only: triggers of the database refuse UPDATE and DELETE.

    `chain` is "plan:UUID", "child:UUID" or "user:ID"; `number` counts from 1 within it; `mac` is an HMAC-SHA-256
    over the entry and the mac before it. `detail` holds ids, counts and codes, never names or words of a plan.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "chain", "number", "at", "actor", "action", "about", "detail", "mac"}
    )

    chain = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=40, help_text='id of the user, or "system"')
    action = models.CharField(max_length=60)
    about = models.CharField(max_length=80, blank=True, default="", help_text='"reading:UUID" and the like')
    detail = models.JSONField(default=dict)
    mac = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="one_entry_a_number")]


class Head(models.Model):
    """The end of a chain, locked while an entry is added: two families never wait for each other."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"chain", "number", "mac", "anchored"})

    chain = models.CharField(max_length=60, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    mac = models.CharField(max_length=64, default="")
    anchored = models.PositiveBigIntegerField(default=0, help_text="number that the newest anchor holds")


class Anchor(models.Model):
    """All heads that moved since the last anchor, chained; a copy goes to a file outside the database.

    Without it a cut-off tail could not be told from a chain that never was longer.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "at", "heads", "mac"})

    at = models.DateTimeField()
    heads = models.JSONField(help_text="{chain: [number, mac]}")
    mac = models.CharField(max_length=64)
