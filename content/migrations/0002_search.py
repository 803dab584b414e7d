"""Search: what pages say, words, words that mean the same, and searches that found nothing."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from content.search.shipped import SHIPPED


def ship(apps, schema_editor):
    synonyms = apps.get_model("content", "SearchSynonym")
    for language, sets in SHIPPED.items():
        for alike in sets:
            synonyms.objects.create(language=language, words="\n".join(alike))


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.CreateModel(
            name="SearchSynonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=20, verbose_name="language")),
                (
                    "words",
                    models.TextField(
                        help_text="One a line, abbreviations too. A word alone in its set changes nothing.",
                        max_length=500,
                        verbose_name="words that mean the same",
                    ),
                ),
            ],
            options={
                "verbose_name": "search synonym",
                "verbose_name_plural": "Search synonyms",
                "ordering": ["language", "words"],
            },
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("language", models.CharField(max_length=20)),
                ("title", models.TextField()),
                ("body", models.TextField()),
                ("name", models.TextField()),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="MissedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("language", models.CharField(max_length=20, verbose_name="language")),
                ("fingerprint", models.CharField(max_length=64)),
                ("words", models.CharField(blank=True, default="", max_length=60, verbose_name="words")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="times")),
            ],
            options={
                "verbose_name": "search without result",
                "verbose_name_plural": "Searches without result",
                "indexes": [models.Index(fields=["day"], name="content_missed_search_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("fingerprint", "day"), name="content_missed_search_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=20)),
                ("word", models.CharField(max_length=50)),
                ("folded", models.CharField(max_length=50)),
                ("head", models.CharField(max_length=1)),
                ("tail", models.CharField(max_length=2)),
                ("size", models.PositiveSmallIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["language", "head", "size"], name="content_search_word_head"),
                    models.Index(fields=["language", "tail", "size"], name="content_search_word_tail"),
                ],
                "constraints": [models.UniqueConstraint(fields=("language", "word"), name="content_search_word_once")],
            },
        ),
        migrations.RunPython(ship, migrations.RunPython.noop),
    ]
