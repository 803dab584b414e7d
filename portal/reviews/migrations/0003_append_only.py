from django.db import migrations

from portal.audit.append_only import append_only, drop

TABLES = (
    "reviews_invitation", "reviews_reviewreport", "reviews_earlierrequest", "reviews_earlierdecision",
    "reviews_reviewattendance", "reviews_reviewpresence",
)  # fmt: skip


class Migration(migrations.Migration):
    """Who was invited, what was reported, asked for and decided, and who came is never rewritten."""

    dependencies = [("reviews", "0002_preparing")]
    operations = [migrations.RunPython(append_only(*TABLES), drop(*TABLES))]
