import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('plans', '0001_initial'),
        ('wording', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('told_at', models.DateTimeField(null=True)),
                ('is_waiting', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('section', models.CharField(blank=True, default='', max_length=60)),
                ('entry', models.CharField(blank=True, default='', max_length=60)),
                ('said', models.CharField(choices=[('read', 'I have read this'), ('unclear', "I don't understand"), ('disagree', 'I disagree'), ('say', 'I want to say something'), ('interpreter', 'I want an interpreter'), ('advocate', 'I want an advocate'), ('call', 'I want a call')], max_length=20)),
                ('text', models.TextField(blank=True, default='', verbose_name='text')),
                ('language', models.CharField(max_length=10)),
                ('for_lead', models.BooleanField(default=False)),
                ('said_at', models.DateTimeField()),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planfile')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='people.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='plans.plan')),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='wording.reading')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Explanation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(verbose_name='on')),
                ('how', models.CharField(choices=[('home', 'At home'), ('office', 'In the office'), ('school', 'At school'), ('phone', 'By telephone or video'), ('meeting', 'In a meeting')], max_length=20, verbose_name='how')),
                ('interpreter', models.CharField(blank=True, default='', max_length=100, verbose_name='interpreter')),
                ('level', models.CharField(blank=True, default='', max_length=20)),
                ('understood', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=10, verbose_name='understood')),
                ('follow_up', models.TextField(blank=True, default='', verbose_name='what follows')),
                ('recorded_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='explanations', to='people.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='explanations', to='plans.plan')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planversion')),
            ],
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.plan')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Parked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64)),
                ('sealed', models.TextField()),
                ('parked_at', models.DateTimeField(db_index=True)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('reading', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='wording.reading')),
            ],
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='reply')),
                ('language', models.CharField(max_length=10)),
                ('replied_at', models.DateTimeField()),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='dialogue.answer')),
                ('replied_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ViewsAsked',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateField()),
                ('is_written', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='views_asked', to='plans.plan')),
            ],
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(fields=['plan', 'said_at'], name='answers_of_a_plan'),
        ),
        migrations.AddConstraint(
            model_name='look',
            constraint=models.UniqueConstraint(fields=('plan', 'user'), name='one_look_a_plan'),
        ),
        migrations.AddConstraint(
            model_name='parked',
            constraint=models.UniqueConstraint(fields=('plan', 'token_hash'), name='one_parked_answer_a_browser'),
        ),
        migrations.AddConstraint(
            model_name='viewsasked',
            constraint=models.UniqueConstraint(fields=('plan', 'person', 'since'), name='asked_once_a_meeting'),
        ),
    ]
