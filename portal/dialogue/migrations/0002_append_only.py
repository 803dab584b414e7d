from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = ("dialogue_answer", "dialogue_reply", "dialogue_explanation", "dialogue_viewsasked")


class Migration(migrations.Migration):
    """What a family said, and what was answered, is never rewritten."""

    dependencies = [("dialogue", "0001_initial")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
