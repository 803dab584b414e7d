"""The register came after the plans: the name of every child with an open plan is put on it. A plan that had ended
before has no name to take off."""

from django.db import migrations


def enter(apps, schema_editor):
    """The custodian says the category of each: no plan of before was asked for it."""
    made = apps.get_model("register", "Registration").objects
    plans = apps.get_model("plans", "Plan").objects.filter(ended_on=None, registration=None)
    for pk, started_on in plans.values_list("pk", "started_on"):
        made.create(plan_id=pk, registered_on=started_on)


class Migration(migrations.Migration):
    dependencies = [("register", "0002_append_only"), ("plans", "0001_initial")]
    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
