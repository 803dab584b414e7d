"""The database refuses to rewrite a published form or a submission, whoever asks.

A submission whose retention has ended can be deleted, and only after the proof of it was written (`Warrant`).
"""

import uuid
from typing import Any

from django.db import migrations, models

from forms.append_only import Warrant, guard, unguard

# What a published form may still change is the count of its texts; a submission changes nothing.
MODELS = {"FormVersion": {"texts_revision"}, "Submission": set[str](), "ExpiredSubmission": set[str]()}


def forwards(apps: Any, editor: Any) -> None:
    warrants = {"Submission": Warrant(apps.get_model("forms", "ExpiredSubmission")._meta.db_table, "submission")}
    for name, free in MODELS.items():
        meta = apps.get_model("forms", name)._meta
        columns = [f.column for f in meta.concrete_fields if f.name not in free]
        guard(editor, meta.db_table, columns, warrants.get(name))


def backwards(apps: Any, editor: Any) -> None:
    for name in MODELS:
        unguard(editor, apps.get_model("forms", name)._meta.db_table)


class Migration(migrations.Migration):
    dependencies = [("forms", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="ExpiredSubmission",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("submission", models.UUIDField(unique=True)),
                ("form", models.UUIDField(help_text="translation key of the form page")),
                ("version", models.PositiveIntegerField(help_text="number of the form's version")),
                ("reason", models.CharField(max_length=200)),
                ("submitted_at", models.DateTimeField()),
                ("expired_at", models.DateTimeField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(fields=["corrects"], name="one_correction_a_submission"),
        ),
        migrations.RunPython(forwards, backwards),
    ]
