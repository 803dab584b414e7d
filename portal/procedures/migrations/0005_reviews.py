from django.db import migrations, models


class Migration(migrations.Migration):
    """How a place prepares and holds review conferences."""

    dependencies = [
        ("procedures", "0004_categories_and_purpose_of_the_register"),
    ]

    operations = [
        migrations.AddField(
            model_name="jurisdiction",
            name="quorum_agencies",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="How many must come besides the lead's. With fewer, a reason is asked for. 0 asks for none.",
                verbose_name="agencies at a review",
            ),
        ),
        migrations.AddField(
            model_name="jurisdiction",
            name="report_days",
            field=models.PositiveSmallIntegerField(
                default=5,
                help_text="So many days before it they have to be there.",
                verbose_name="days for reports before a review",
            ),
        ),
        migrations.AddField(
            model_name="jurisdiction",
            name="review_page",
            field=models.SlugField(
                blank=True,
                default="reviews",
                help_text="The last part of its address in the manual. What it says stands on the agenda of a review.",
                max_length=255,
                verbose_name="page about reviews",
            ),
        ),
    ]
