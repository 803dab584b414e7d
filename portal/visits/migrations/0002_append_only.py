from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = ("visits_childseen", "visits_deniedaccess")


class Migration(migrations.Migration):
    """What was recorded of a child is never rewritten."""

    dependencies = [("visits", "0001_initial")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
