"""Wagtail ships two groups that may enter the CMS. Here one may, "Policy editors": services/editors.py."""

from django.db import migrations


def remove_wagtails_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(remove_wagtails_groups, migrations.RunPython.noop)]
