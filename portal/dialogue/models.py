import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.models import Plan, PlanFile, PlanVersion
from portal.wording.models import Reading

from .enums import How, Said, Understood


class Answer(models.Model):
    """What a reader said about their Reading: theirs, append-only, never changed by anybody.

    `section` and `entry` are keys of the Reading ("" for the whole plan, "" for the whole section). `person` is whose
    answer it is, `said_by` who gave it: an advocate answers for the person they speak for. `for_lead`: a child said
    that nobody but their social worker may see it.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {
            "id", "plan", "person", "reading", "section", "entry", "said", "file", "for_lead", "said_by", "said_at",
        }
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset({"text", "language"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="answers")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="answers")
    section = models.CharField(max_length=60, blank=True, default="")
    entry = models.CharField(max_length=60, blank=True, default="")
    said = models.CharField(max_length=20, choices=Said.choices)
    text = models.TextField(_("text"), blank=True, default="")
    language = models.CharField(max_length=10)
    file = models.ForeignKey(PlanFile, null=True, on_delete=models.PROTECT, related_name="+")
    for_lead = models.BooleanField(default=False)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["plan", "said_at"], name="answers_of_a_plan")]


class Reply(models.Model):
    """What a practitioner replied, in a language; append-only. The family sees it beside what they said."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "answer", "replied_by", "replied_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"text", "language"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField(_("reply"))
    language = models.CharField(max_length=10)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField()


class Receipt(models.Model):
    """That a person opened a Reading: at first, and the last time. What changed is told against the newest of these."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "reading", "first_at", "last_at"})

    reading = models.OneToOneField(Reading, on_delete=models.PROTECT, related_name="receipt")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()


class Explanation(models.Model):
    """That the plan was explained to somebody, face to face or by telephone (R-001-19, R-001-20); append-only."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "version", "person", "on", "how", "understood", "recorded_by", "recorded_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"interpreter", "follow_up", "level"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="explanations")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="explanations")
    on = models.DateField(_("on"))
    how = models.CharField(_("how"), max_length=20, choices=How.choices)
    interpreter = models.CharField(_("interpreter"), max_length=100, blank=True, default="")
    level = models.CharField(max_length=20, blank=True, default="")
    understood = models.CharField(_("understood"), max_length=10, choices=Understood.choices)
    follow_up = models.TextField(_("what follows"), blank=True, default="")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class Look(models.Model):
    """When somebody last opened the answers of a plan: what came after it is new to them."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "user", "at"})

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "user"], name="one_look_a_plan")]


class Parked(models.Model):
    """An answer sent after its writer's session had ended, sealed until they have signed in again (T26).

    `token_hash` is the SHA-256 of a cookie of that browser and of what was answered; `sealed` says who wrote what, and
    is of use to nobody without the service's key. Shown to that account alone.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "token_hash", "plan", "parked_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"sealed"})

    token_hash = models.CharField(max_length=64)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    sealed = models.TextField()
    parked_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "token_hash"], name="one_parked_answer_a_browser")]


class Notice(models.Model):
    """When somebody was last told that there is something new, and whether the next telling waits for its hour."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"user", "told_at", "is_waiting"})

    user = models.OneToOneField(settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(null=True)
    is_waiting = models.BooleanField(default=False)


class ViewsAsked(models.Model):
    """That a reader was to be asked for their views before a meeting, once for each (R-001-37): by a message, or by the
    lead where nobody can write to them safely. `since`: the day of the meeting before, or the day the plan began."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "person", "since", "is_written", "at"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="views_asked")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    is_written = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "person", "since"], name="asked_once_a_meeting")]
