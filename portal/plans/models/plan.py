import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.access.actions import Action
from portal.access.models import UserGrant
from portal.people.models import Child

from ..enums import PlanState


class Plan(models.Model):
    """One child's protection plan through its life. What it says is in its versions."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "child", "jurisdiction", "state", "started_on", "ended_on", "visit_days", "revision"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="plans")
    jurisdiction = models.CharField(max_length=40)
    state = models.CharField(_("state"), max_length=20, choices=PlanState.choices, default=PlanState.OUTLINE)
    started_on = models.DateField(_("started on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    visit_days = models.PositiveSmallIntegerField(
        _("visits"), null=True, blank=True, help_text="working days, where the plan asks for more than the place"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        permissions = [
            (Action.VIEW_PLAN, "See the professional plan"),
            (Action.LEAD_PLAN, "Word, release and withhold the plan"),
            (Action.CHAIR_REVIEW, "Chair the plan's review"),
            (Action.READ_PLAN, "Read one's own Reading of the plan"),
            (Action.TRANSLATE_PLAN, "Translate the plan's words"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=models.Q(ended_on__isnull=True), name="one_open_plan_a_child"
            )
        ]


class PlanGrant(UserGrant):
    """Who may do what with one plan."""

    content_object = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="grants")


class PlanVersion(models.Model):
    """A plan as it was agreed: append-only, in code and by a trigger of the database (`migrations/0002`).

    `content` is {"schema": 1, "language": "en", "items": [ITEM …], "other": [{"label", "value"} …]}, an ITEM is
    {"id": UUID, "capture": "action", "fields": {"what": {"type": "text", "value": …}, …}}. Types: text, date (ISO),
    choice (value is the label), person (value is a Person id, "name" stands beside it), number, yes_no. A field or
    other answer with "restricted": true goes to the lead alone, and into no Reading.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "number", "submission", "content_hash", "agreed_on", "agreed_by", "created_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"content"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    submission = models.UUIDField(unique=True, help_text="the form submission it came from")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_version_a_number")]


class Item(models.Model):
    """One captured thing of a plan (a concern, an action) with an id that stays through all versions.

    Its id is uuid5(plan, "capture:row"), so the same repeated row of the form is the same item in the next version.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "capture", "row"})

    id = models.UUIDField(primary_key=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items")
    capture = models.CharField(max_length=40)
    row = models.CharField(max_length=64, blank=True, default="")
