import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person

from ..enums import Way
from .review import Review


class Invitation(models.Model):
    """That somebody was invited to a review, on which day and how. It is recorded, not sent. Rows are only added:
    who is invited again, as to another day, has two."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "review", "person", "way", "on", "to", "recorded_by", "recorded_at"}
    )

    id = models.UUIDField(primary_key=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(_("how"), max_length=10, choices=Way.choices)
    on = models.DateField(_("on"))
    to = models.DateField(help_text="the day of the review as it stood then")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-recorded_at"]


class ReportRequest(models.Model):
    """That a member of the core group is asked for a report, and by when. The day moves with the review's."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "review", "person", "due_on", "requested_by", "requested_at"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="report_requests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("due on"))
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()

    class Meta:
        ordering = ["person__family_name", "person__given_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["review", "person"], name="asked_once_a_review")]


class ReviewReport(models.Model):
    """What a member of the core group reports to a review. Rows are only added: another adds to it."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "request", "written_by", "written_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    id = models.UUIDField(primary_key=True, editable=False)
    request = models.ForeignKey(ReportRequest, on_delete=models.PROTECT, related_name="reports")
    text = models.TextField(_("text"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="review_report_says_something")]

    @property
    def person(self) -> Person:
        """Whose report it is."""
        return self.request.person
