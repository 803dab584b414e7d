import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What comes before a review conference, and who came."""

    dependencies = [
        ("people", "0001_initial"),
        ("plans", "0003_chairs_and_reviews"),
        ("reviews", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("on", models.DateField(verbose_name="on")),
                ("reason", models.TextField(verbose_name="reason")),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="earlier_requests", to="plans.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("person", "In person"),
                            ("phone", "By telephone"),
                            ("letter", "By letter"),
                            ("email", "By e-mail"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("to", models.DateField(help_text="the day of the review as it stood then")),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="reviews.review"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-recorded_at"],
            },
        ),
        migrations.CreateModel(
            name="ReportRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("due_on", models.DateField(verbose_name="due on")),
                ("requested_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="report_requests", to="reviews.review"
                    ),
                ),
            ],
            options={
                "ordering": ["person__family_name", "person__given_name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewAttendance",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("agencies", models.PositiveSmallIntegerField()),
                ("needed", models.PositiveSmallIntegerField()),
                ("reason", models.TextField(blank=True, default="", verbose_name="reason")),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendances", to="reviews.review"
                    ),
                ),
            ],
            options={
                "ordering": ["-recorded_at"],
            },
        ),
        migrations.CreateModel(
            name="ReviewPresence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "came",
                    models.CharField(
                        choices=[("came", "Came"), ("substitute", "Sent somebody else"), ("not", "Did not come")],
                        max_length=10,
                        verbose_name="came",
                    ),
                ),
                (
                    "substitute",
                    models.CharField(blank=True, default="", max_length=150, verbose_name="who came instead"),
                ),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="reviews.reviewattendance",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewReport",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField(verbose_name="text")),
                ("written_at", models.DateTimeField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="reviews.reportrequest"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["written_at"],
            },
        ),
        migrations.CreateModel(
            name="EarlierDecision",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="decision",
                        serialize=False,
                        to="reviews.earlierrequest",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="on")),
                ("reason", models.TextField(blank=True, default="", verbose_name="reason")),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.review"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="earlierrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="earlier_review_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportrequest",
            constraint=models.UniqueConstraint(fields=("review", "person"), name="asked_once_a_review"),
        ),
        migrations.AddConstraint(
            model_name="reviewattendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agencies__gte", models.F("needed")), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="below_quorum_needs_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewpresence",
            constraint=models.UniqueConstraint(fields=("attendance", "person"), name="came_once_a_review"),
        ),
        migrations.AddConstraint(
            model_name="reviewreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="review_report_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("on__isnull", False), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="refusing_needs_a_reason",
            ),
        ),
    ]
