from django.db import migrations, models


class Migration(migrations.Migration):
    """Who chairs a review may do so; what a review asks of people is a task."""

    dependencies = [("plans", "0002_append_only")]
    operations = [
        migrations.AlterModelOptions(
            name="plan",
            options={
                "default_permissions": (),
                "permissions": [
                    ("see_plan", "See the professional plan"),
                    ("lead_plan", "Word, release and withhold the plan"),
                    ("chair_review", "Chair the plan's review"),
                    ("read_plan", "Read one's own Reading of the plan"),
                    ("translate_plan", "Translate the plan's words"),
                ],
            },
        ),
        migrations.AlterField(
            model_name="plantask",
            name="kind",
            field=models.CharField(
                choices=[
                    ("see_child", "See the child"),
                    ("seen_alone_alert", "The child was not seen alone"),
                    ("decide_engagement", "Decide what follows from a lack of engagement"),
                    ("review_exclusion", "Review who is left out"),
                    ("meet_need", "Meet a need"),
                    ("ask_views", "Ask for views before the meeting"),
                    ("escalation", "Settle a difference between practitioners"),
                    ("name_chair", "Name a chair for the review conference"),
                    ("review_report", "Write a report for the review conference"),
                    ("review_earlier", "Decide about an earlier review conference"),
                ],
                max_length=20,
                verbose_name="what",
            ),
        ),
    ]
