import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0002_search"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutsideLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.CharField(max_length=500, unique=True)),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Works"),
                            ("gone", "Is not there any more"),
                            ("fails", "Fails"),
                            ("silent", "Nobody answers"),
                            ("moved", "Has moved"),
                            ("closed", "Does not let us look"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("moved_to", models.CharField(blank=True, default="", max_length=500)),
                ("tried_at", models.DateTimeField()),
                ("since", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="PageEase",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="ease",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                ("words", models.PositiveIntegerField(verbose_name="words")),
                ("age", models.PositiveSmallIntegerField(null=True, verbose_name="reading age")),
                ("figure", models.FloatField(null=True)),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Easy"), (2, "Fair"), (3, "Hard")], null=True, verbose_name="to read"
                    ),
                ),
                ("longest", models.PositiveIntegerField(default=0, verbose_name="longest sentence")),
            ],
            options={
                "ordering": ["-level", "-figure"],
            },
        ),
        migrations.CreateModel(
            name="ManualImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=255, verbose_name="file")),
                ("made_at", models.DateTimeField(verbose_name="imported")),
                ("pages", models.JSONField(default=list)),
                ("pictures", models.PositiveIntegerField(default=0)),
                ("notes", models.JSONField(default=list)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="below",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("page", "Page"),
                            ("address", "Address elsewhere"),
                            ("document", "File"),
                            ("picture", "Picture"),
                            ("contact", "Contact"),
                            ("timescale", "Timescale"),
                            ("form", "Form"),
                            ("variable", "Variable"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=500)),
                ("words", models.CharField(blank=True, default="", max_length=300)),
                ("block", models.CharField(blank=True, default="", max_length=36)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "ordering": ["page__path", "id"],
                "indexes": [models.Index(fields=["kind", "what"], name="content_mentioned")],
            },
        ),
    ]
