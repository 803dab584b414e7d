import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from .version import FormVersion


class Draft(models.Model):
    """Somebody filling a form about a subject. Its answers are in `DraftStep`, never in a session or cookie."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "version", "owner", "subject", "corrects", "started_at", "saved_at", "abandoned_at", "submitted_at",
         "result_url", "declined"}
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset({"deciding"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="drafts")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    subject = models.CharField(max_length=80, help_text='opaque to this app, as in "child:UUID"')
    corrects = models.ForeignKey("Submission", null=True, on_delete=models.PROTECT, related_name="+")
    deciding = models.JSONField(
        default=dict, help_text="the answers that decide the path, copied from the steps by every save"
    )
    declined = models.PositiveIntegerField(
        null=True, help_text="number of the newer version that its owner chose not to move to"
    )
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField(help_text="last touched by anybody")
    abandoned_at = models.DateTimeField(null=True, help_text="given up by its owner, or left alone for too long")
    submitted_at = models.DateTimeField(null=True)
    result_url = models.CharField(
        max_length=200, blank=True, help_text="where sending it led: a second send goes there"
    )

    class Meta:
        indexes = [models.Index(fields=["subject", "started_at"], name="draft_by_subject")]


class DraftStep(models.Model):
    """What one step of a draft holds. `revision` grows with every save (T25).

    `answers` is {question id: answer}, valid ones only. `typed` is {question id: what was typed} of everything that is
    no answer (yet), as the browser sent it: nobody loses a half date, and no rule sees it.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "draft", "step", "complete", "revision", "saved_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"answers", "typed"})

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=64)
    answers = models.JSONField(default=dict)
    typed = models.JSONField(default=dict)
    complete = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "step"], name="one_row_a_step")]


class Submission(models.Model):
    """What was sent: append-only, in code and by a trigger. Only relevant answers (those on the path) are in it."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "draft", "version", "subject", "content_hash", "submitted_by", "submitted_at", "corrects"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"answers"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="submission")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="submissions")
    subject = models.CharField(max_length=80)
    answers = models.JSONField()
    content_hash = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["corrects"], name="one_correction_a_submission")]
