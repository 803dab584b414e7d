"""What a place says of its register: the categories, what it is for, and why it may be kept."""

from django.db import migrations, models

from portal.procedures.models.jurisdiction import CATEGORIES, REGISTER_BASIS, REGISTER_PURPOSE


class Migration(migrations.Migration):
    dependencies = [("procedures", "0003_night_number_is_a_contact")]

    operations = [
        migrations.AddField(
            "jurisdiction",
            "categories",
            models.TextField(
                "categories",
                default=CATEGORIES,
                help_text="One a line, 200 characters at most; Welsh behind a bar: English | Cymraeg.",
            ),
        ),
        migrations.AddField(
            "jurisdiction",
            "register_purpose",
            models.TextField(
                "what the register is for",
                default=REGISTER_PURPOSE,
                help_text="It stands at the top of each of its pages; Welsh behind a bar: English | Cymraeg.",
            ),
        ),
        migrations.AddField(
            "jurisdiction",
            "register_basis",
            models.TextField(
                "lawful basis of the register", default=REGISTER_BASIS, help_text="As above: English | Cymraeg."
            ),
        ),
    ]
