from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = ("escalation_difference", "escalation_differencestep")


class Migration(migrations.Migration):
    """What was raised and what was done about it is never rewritten."""

    dependencies = [("escalation", "0001_initial")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
