import content.models.fields
import content.models.generation
from content.append_only import free, guard
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, default='', help_text='What the service is for, in a sentence or two. Empty: our own words, in every language we speak.', verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'Home page',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ManualPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('jurisdiction', models.CharField(help_text='Key of the place whose procedures these are.', max_length=50, verbose_name='place')),
                ('summary', models.TextField(blank=True, default='', help_text='One or two sentences.', verbose_name='summary')),
            ],
            options={
                'verbose_name': 'Manual',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ProcedurePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, default='', help_text='One or two sentences, shown in the index above this page.', verbose_name='summary')),
                ('body', content.models.fields.BodyField(blank=True, verbose_name='text')),
                ('keeper', models.CharField(blank=True, default='', help_text="A post or a team, never a person's name. Readers see it.", max_length=150, verbose_name='who keeps this page')),
                ('review_by', models.DateField(blank=True, help_text='The day by which somebody looks whether it still holds.', null=True, verbose_name='review by')),
                ('amendment', models.TextField(blank=True, default='', help_text='In a sentence, for those who know the last version.', verbose_name='what changed')),
                ('amendment_why', models.TextField(blank=True, default='', help_text='In a sentence.', verbose_name='why it changed')),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
            ],
            options={
                'verbose_name': 'Procedure page',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='PageEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField()),
                ('language', models.CharField(max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('published_at', models.DateTimeField()),
                ('title', models.CharField(max_length=255)),
                ('summary', models.TextField(blank=True, default='')),
                ('body', models.JSONField()),
                ('what', models.TextField(blank=True, default='')),
                ('why', models.TextField(blank=True, default='')),
                ('by', models.CharField(blank=True, default='', max_length=150)),
            ],
            options={
                'ordering': ['-number', '-published_at', '-id'],
                'indexes': [models.Index(fields=['translation_key', 'language', 'number'], name='content_edition_of_page')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('translation_key', models.UUIDField()),
                ('language', models.CharField(max_length=20)),
                ('below', models.BooleanField()),
                ('stamp', models.CharField(max_length=64, unique=True)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('working', 'Working'), ('ready', 'Ready'), ('failed', 'Failed')], default='waiting', max_length=10)),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('file', models.FileField(blank=True, upload_to='papers')),
                ('asked_at', models.DateTimeField()),
                ('made_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['translation_key', 'language', 'below'], name='content_paper_of_page')],
            },
        ),
        migrations.CreateModel(
            name='Generation',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('token', models.PositiveBigIntegerField(default=content.models.generation.fresh)),
            ],
        ),
        migrations.RunPython(guard('content_pageedition'), free('content_pageedition')),
    ]
