from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = ("reviews_decision", "reviews_record", "reviews_addendum", "reviews_recordcopy", "reviews_copygiven")


class Migration(migrations.Migration):
    """What a conference decided, its record and the copies of it are never rewritten (R-002-33)."""

    dependencies = [("reviews", "0004_deciding")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
