from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = ("register_headerrow",)


class Migration(migrations.Migration):
    """What the header of a registration said is never rewritten."""

    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
