"""Wagtail ships two groups that may enter the CMS, and a workflow of theirs. Here four may: services/roles.py.

The groups are made here; what they may do is given after the migration, when every permission is there (handlers.py).
"""

from django.db import migrations

OURS = ("Authors", "Editors", "Translators", "Publishers")


def replace_wagtails_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    groups.filter(name__in=["Editors", "Moderators"]).delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").delete()
    for name in OURS:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0011_add_choose_permissions"),  # it and the next are the last to look for Wagtail's groups
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(replace_wagtails_groups, migrations.RunPython.noop)]
