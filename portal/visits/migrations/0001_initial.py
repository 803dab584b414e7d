import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('plans', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChildSeen',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('place', models.CharField(choices=[('home', 'At home'), ('school', 'At school or nursery'), ('elsewhere', 'Somewhere else')], max_length=20, verbose_name='place')),
                ('is_seen', models.BooleanField()),
                ('why_not_seen', models.TextField(blank=True, default='')),
                ('is_alone', models.BooleanField(default=False)),
                ('why_not_alone', models.TextField(blank=True, default='')),
                ('bedroom_seen', models.BooleanField(default=False)),
                ('day', models.TextField(blank=True, default='', help_text="what the child's day is like")),
                ('said', models.TextField(blank=True, default='', help_text='what the child said or showed')),
                ('no_views', models.TextField(blank=True, default='', help_text="why there is nothing of the child's own (R-001-33)")),
                ('recorded_at', models.DateTimeField()),
                ('corrects', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='visits.childseen')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='plans.plan')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-recorded_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_seen', True), models.Q(('why_not_seen', ''), _negated=True), _connector='OR'), name='not_seen_has_a_reason'), models.CheckConstraint(condition=models.Q(('is_seen', True), ('is_alone', False), _connector='OR'), name='alone_is_seen'), models.CheckConstraint(condition=models.Q(('is_seen', False), ('is_alone', True), models.Q(('why_not_alone', ''), _negated=True), _connector='OR'), name='not_alone_has_a_reason'), models.CheckConstraint(condition=models.Q(('is_seen', False), models.Q(('said', ''), _negated=True), models.Q(('no_views', ''), _negated=True), _connector='OR'), name='no_views_have_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='DeniedAccess',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('refused_name', models.CharField(blank=True, default='', help_text='somebody outside the network', max_length=120)),
                ('happened', models.TextField()),
                ('done', models.TextField()),
                ('reported_at', models.DateTimeField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='denials', to='plans.plan')),
                ('refused_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('reported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-reported_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('refused_by__isnull', False), models.Q(('refused_name', ''), _negated=True), _connector='OR'), name='somebody_refused')],
            },
        ),
    ]
