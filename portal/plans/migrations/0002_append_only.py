from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = (
    "plans_planversion", "plans_item", "plans_coregroupmeeting", "plans_involvement", "plans_acknowledgement",
    "plans_childattendance", "plans_memberattendance", "plans_meetingreport", "plans_leadexplained",
)  # fmt: skip


class Migration(migrations.Migration):
    """What was agreed, and what was recorded of a meeting, is never rewritten."""

    dependencies = [("plans", "0001_initial")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
