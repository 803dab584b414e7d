"""The database refuses to rewrite a published form or a submission, whoever asks."""

from typing import Any

from django.db import migrations

from forms.append_only import guard, unguard

# What a published form may still change is the count of its texts; a submission changes nothing.
MODELS = {"FormVersion": {"texts_revision"}, "Submission": set[str]()}


def forwards(apps: Any, editor: Any) -> None:
    for name, free in MODELS.items():
        meta = apps.get_model("forms", name)._meta
        guard(editor, meta.db_table, [f.column for f in meta.concrete_fields if f.name not in free])


def backwards(apps: Any, editor: Any) -> None:
    for name in MODELS:
        unguard(editor, apps.get_model("forms", name)._meta.db_table)


class Migration(migrations.Migration):
    dependencies = [("forms", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
