from typing import ClassVar

from django.db import models

from .draft import Draft
from .version import FormVersion


class Parked(models.Model):
    """What somebody sent after their session had ended, kept until they have signed in again (T26).

    `token_hash` is the SHA-256 of a cookie of that browser; `typed` is {question id: what was typed}; `revision` is
    the revision of the step they had in front of them, `version` the version of the form that asked. Shown only to
    people whom the host admits to the draft.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "token_hash", "draft", "version", "step", "revision", "parked_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"typed"})

    token_hash = models.CharField(max_length=64)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="parked")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=64)
    typed = models.JSONField()
    revision = models.PositiveIntegerField()
    parked_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "step", "token_hash"], name="one_parked_text_a_browser_and_step")
        ]
