from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = ("register_enquiry", "register_enquirystep", "register_notice", "register_noticestep")


class Migration(migrations.Migration):
    """What was asked and answered, and what was reported of a child, is never rewritten."""

    dependencies = [("register", "0004_enquiries_and_notices")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
