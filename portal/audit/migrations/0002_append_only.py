from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = ("audit_entry", "audit_anchor")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
