from typing import ClassVar

from django.db import models

from portal.wording.models import Reading


class Markup(models.Model):
    """A Reading as this version of the screens writes it: a projection, made at the first look and again when the
    template or the words of the screens change (`stamp`). The Reading stays the proof; this may be deleted."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"reading", "stamp"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"html"})

    reading = models.OneToOneField(Reading, primary_key=True, on_delete=models.CASCADE, related_name="markup")
    stamp = models.CharField(max_length=64)
    html = models.TextField()


class Paper(models.Model):
    """A long Reading as a PDF, laid out outside a request (services.py) and sealed: a projection like `Markup`.

    `stamp`: what it is made from (pdf.stamp); with another one it is laid out anew. `sealed` is None until it is there.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"reading", "stamp", "asked_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"sealed"})

    reading = models.OneToOneField(Reading, primary_key=True, on_delete=models.CASCADE, related_name="+")
    stamp = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    sealed = models.BinaryField(null=True)
