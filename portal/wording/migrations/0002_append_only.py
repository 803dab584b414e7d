from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = ("wording_reading",)


class Migration(migrations.Migration):
    """What somebody was shown is never rewritten."""

    dependencies = [("wording", "0001_initial")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
