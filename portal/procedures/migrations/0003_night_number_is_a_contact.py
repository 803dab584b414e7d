"""Whom families ring at night stood in two places. It is the local contact "emergency" now, and nothing else."""

from django.conf import settings
from django.db import migrations


def to_contacts(apps, schema_editor):
    """A number that no contact has becomes one, in the language policy staff write in; its name is theirs to change."""
    contacts = apps.get_model("procedures", "LocalContact").objects
    for place in apps.get_model("procedures", "Jurisdiction").objects.exclude(duty_phone=""):
        known = contacts.filter(jurisdiction=place.key, key="emergency")
        if known.exists():
            known.filter(phone="").update(phone=place.duty_phone)
            continue
        locale = apps.get_model("wagtailcore", "Locale").objects.get(language_code=settings.LANGUAGE_CODE)
        contacts.create(
            jurisdiction=place.key, key="emergency", name="Duty team", phone=place.duty_phone, locale=locale
        )


class Migration(migrations.Migration):
    dependencies = [("procedures", "0002_own_groups")]

    operations = [
        migrations.RunPython(to_contacts, migrations.RunPython.noop),
        migrations.RemoveField("jurisdiction", "duty_phone"),
    ]
