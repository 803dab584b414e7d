import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import portal.procedures.models.fields
import uuid
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Jurisdiction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='Never changes: children and plans point at it.', unique=True)),
                ('name', models.CharField(max_length=100)),
                ('calendar', models.CharField(choices=[('GB-ENG', 'England'), ('GB-WLS', 'Wales'), ('GG', 'Guernsey')], max_length=10)),
                ('closed_days', models.TextField(blank=True, default='', help_text='More days that are no working days, one a line, as 2026-12-24.')),
                ('duty_phone', models.CharField(blank=True, default='', help_text='Out of hours, for families, where no local contact “emergency” says it.', max_length=30)),
                ('viewers_named', models.CharField(choices=[('name_and_role', 'Name and role'), ('role', 'Role only')], default='role', help_text='What families are told of the people who opened their plan.', max_length=20, verbose_name='who has looked at a plan')),
                ('lawful_bases', models.TextField(default="Serious harm: reading it would be likely to harm somebody's health, body or mind\nChild abuse information: reading it would not be best for the child\nSomebody else's information, and they have not agreed\nPreventing or finding out a crime\nA court's order", help_text='One a line, 200 characters at most.', verbose_name='lawful bases for withholding')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OwnSymbol',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='what it shows')),
                ('image', models.FileField(help_text='PNG, JPEG or WebP. No photo of a person: anybody can see it.', upload_to='symbols/', validators=[django.core.validators.FileExtensionValidator(['png', 'jpg', 'jpeg', 'webp'])], verbose_name='picture')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'Pictures of your own',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='GlossaryTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('jurisdiction', models.CharField(blank=True, default='', max_length=50, verbose_name='place')),
                ('word', models.CharField(max_length=80, verbose_name='word')),
                ('variants', models.TextField(blank=True, default='', help_text='One a line, plurals too.', verbose_name='other forms')),
                ('meaning', models.TextField(help_text='One or two short sentences.', max_length=400, verbose_name='what it means')),
                ('instead', models.CharField(blank=True, default='', help_text='What a writer could say instead. Leave empty where there is nothing better.', max_length=120, verbose_name='plainer words')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'hard word',
                'verbose_name_plural': 'Hard words',
                'ordering': ['locale', 'word'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('jurisdiction', 'word', 'locale'), name='one_meaning_a_word')],
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='LocalContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('jurisdiction', models.SlugField(verbose_name='place')),
                ('key', models.SlugField(help_text='Small letters, such as “duty”. Pages name the contact by it: do not change it later.', verbose_name='key')),
                ('name', models.CharField(help_text="The post or the service. Never a person's own name: people move on.", max_length=120, verbose_name='name')),
                ('role', models.CharField(blank=True, default='', help_text='When to turn to them, in one sentence.', max_length=250, verbose_name='what for')),
                ('phone', models.CharField(blank=True, default='', help_text='As it is dialled here, with blanks.', max_length=30, verbose_name='phone')),
                ('email', models.EmailField(blank=True, default='', help_text="A shared mailbox, not somebody's own.", max_length=254, verbose_name='email')),
                ('hours', models.CharField(blank=True, default='', help_text='When somebody answers.', max_length=150, verbose_name='when')),
                ('address', models.TextField(blank=True, default='', help_text='One line a row.', max_length=400, verbose_name='address')),
                ('url', models.URLField(blank=True, default='', help_text='Where to read more or to write to them.', verbose_name='website')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'local contact',
                'verbose_name_plural': 'Local contacts',
                'ordering': ['locale', 'jurisdiction', 'key'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('jurisdiction', 'key', 'locale'), name='one_contact_a_key')],
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='LocalForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('purpose', models.SlugField(max_length=60, verbose_name='purpose')),
                ('jurisdiction', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='local_forms', to='procedures.jurisdiction')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='form')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('jurisdiction', 'purpose'), name='one_form_a_purpose')],
            },
        ),
        migrations.CreateModel(
            name='Phrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('jurisdiction', models.CharField(blank=True, default='', max_length=50, verbose_name='place')),
                ('audience', models.CharField(choices=[('family', 'Family'), ('child', 'Child'), ('easy', 'Family, Easy Read')], default='family', max_length=10, verbose_name='for whom')),
                ('capture', models.CharField(blank=True, default='', max_length=40, verbose_name='what it fits')),
                ('text', models.TextField(help_text='At most 15 words. No names.', max_length=300, verbose_name='sentence')),
                ('symbol', models.CharField(blank=True, default='', max_length=40, verbose_name='picture')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'standard sentence',
                'verbose_name_plural': 'Standard sentences',
                'ordering': ['locale', 'capture', 'text'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='ReadingTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('jurisdiction', models.CharField(blank=True, default='', max_length=50, verbose_name='place')),
                ('level', models.CharField(choices=[('parent', 'Parent'), ('parent_easy', 'Parent, Easy Read'), ('under_7', 'Child under 7, told together with an adult'), ('from_7', 'Child of 7 to 11'), ('from_12', 'Young person of 12 to 15'), ('from_16', 'Young person of 16 or 17')], max_length=20, verbose_name='for whom')),
                ('sections', portal.procedures.models.fields.SectionsField(verbose_name='sections')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'template',
                'verbose_name_plural': 'What families read',
                'ordering': ['locale', 'jurisdiction', 'level'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('jurisdiction', 'level', 'locale'), name='one_template_a_level')],
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name='Terms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('jurisdiction', models.SlugField(help_text='Key of the jurisdiction.')),
                ('plan', models.CharField(max_length=100, verbose_name='the plan')),
                ('record', models.CharField(max_length=100, verbose_name='the list of children')),
                ('lead', models.CharField(max_length=100, verbose_name='the lead')),
                ('custodian', models.CharField(max_length=100, verbose_name='who keeps the list')),
                ('chair', models.CharField(max_length=100, verbose_name='who chairs conferences')),
                ('core_group', models.CharField(max_length=100, verbose_name='the core group')),
                ('threshold', models.CharField(max_length=100, verbose_name='the threshold')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name_plural': 'terms',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('jurisdiction', 'locale'), name='one_set_of_terms')],
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='Timescale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('key', models.CharField(choices=[('circulation', 'Circulate the outline plan'), ('first_core_group', 'First core group meeting'), ('next_core_group', 'Next core group meeting'), ('first_review', 'First review conference'), ('next_review', 'Next review conference')], max_length=40, verbose_name='what')),
                ('count', models.PositiveSmallIntegerField(verbose_name='within')),
                ('unit', models.CharField(choices=[('working_days', 'working days'), ('days', 'days'), ('weeks', 'weeks'), ('months', 'months')], default='working_days', max_length=20)),
                ('jurisdiction', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='timescales', to='procedures.jurisdiction')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('jurisdiction', 'key'), name='one_figure_a_timescale')],
            },
        ),
    ]
