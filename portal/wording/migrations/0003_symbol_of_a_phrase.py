from django.db import migrations, models


class Migration(migrations.Migration):
    """A standard sentence brings its picture."""

    dependencies = [("wording", "0002_append_only")]
    operations = [
        migrations.AddField(
            model_name="wording",
            name="symbol",
            field=models.CharField(
                blank=True, default="", help_text="picture of that phrase, as it was then", max_length=40
            ),
        )
    ]
