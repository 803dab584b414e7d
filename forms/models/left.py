from typing import ClassVar

from django.db import models

from .draft import Draft
from .version import FormVersion


class LeftAnswer(models.Model):
    """An answer that lost its question when its draft moved to a newer version: kept, readable, never counted.

    `version` is the version that asked; its spec and words say what was asked. `answer` is the valid answer, None
    where only `typed` was there.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "draft", "version", "question", "moved_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"answer", "typed"})

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="left")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    typed = models.JSONField(null=True)
    moved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "version", "question"], name="one_left_answer_a_question")
        ]
