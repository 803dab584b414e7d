from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = ("plans_meetingrecord", "plans_meetingapproval", "plans_meetingaddendum", "plans_meetingcopy")


class Migration(migrations.Migration):
    """The record of a meeting, that it is approved, what was added and who was given it: never rewritten."""

    dependencies = [("plans", "0006_meeting_records")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
