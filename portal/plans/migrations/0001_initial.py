import datetime
import django.db.models.deletion
import portal.access.actions
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LeadExplained',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lead_explained', to='people.child')),
                ('explained_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-recorded_at'],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('jurisdiction', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('outline', 'Outline'), ('detailed', 'Detailed'), ('ended', 'Ended')], default='outline', max_length=20, verbose_name='state')),
                ('started_on', models.DateField(verbose_name='started on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('visit_days', models.PositiveSmallIntegerField(blank=True, help_text='working days, where the plan asks for more than the place', null=True, verbose_name='visits')),
                ('revision', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='people.child')),
            ],
            options={
                'permissions': [(portal.access.actions.Action['VIEW_PLAN'], 'See the professional plan'), (portal.access.actions.Action['LEAD_PLAN'], 'Word, release and withhold the plan'), (portal.access.actions.Action['READ_PLAN'], "Read one's own Reading of the plan"), (portal.access.actions.Action['TRANSLATE_PLAN'], "Translate the plan's words")],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MeetingReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='text')),
                ('written_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='plans.plan')),
            ],
            options={
                'ordering': ['-written_at'],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('capture', models.CharField(max_length=40)),
                ('row', models.CharField(blank=True, default='', max_length=64)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('conference', 'Initial conference'), ('core_group', 'Core group meeting'), ('review', 'Review conference'), ('circulation', 'Plan circulated'), ('seen', 'Child seen'), ('seen_alone', 'Child seen alone'), ('seen_home', 'Child seen at home'), ('bedroom', "Child's bedroom seen")], max_length=20)),
                ('on', models.DateField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='EndNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_at', models.DateTimeField(help_text='when a message without any word of the plan left', null=True)),
                ('told_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='end_notices', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='DueDate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('timescale', models.CharField(max_length=40, verbose_name='timescale')),
                ('due_on', models.DateField()),
                ('met_on', models.DateField(blank=True, null=True)),
                ('is_brought_forward', models.BooleanField(default=False)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='due_dates', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='CoreGroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_lead', models.BooleanField(default=False)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='CoreGroupMeeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(verbose_name='on')),
                ('purpose', models.TextField(verbose_name='purpose')),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='plans.plan')),
            ],
            options={
                'ordering': ['-on', '-recorded_at'],
            },
        ),
        migrations.CreateModel(
            name='ChildInGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_member', models.BooleanField()),
                ('reason', models.TextField(blank=True, default='', verbose_name='reason')),
                ('support', models.TextField(blank=True, default='', verbose_name='support')),
                ('decided_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='child_in_group', to='plans.plan')),
            ],
            options={
                'ordering': ['-decided_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='BroughtForward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('timescale', models.CharField(max_length=40, verbose_name='timescale')),
                ('on', models.DateField()),
                ('decided_on', models.DateField()),
                ('brought_at', models.DateTimeField()),
                ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='brought_forward', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='PlanFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('type', models.CharField(help_text='media type, from the bytes and never from who sent them', max_length=60)),
                ('size', models.PositiveIntegerField(help_text='bytes before sealing')),
                ('file', models.CharField(help_text='name in the storage; says nothing about what is in it', max_length=100)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='PlanGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(default=datetime.date(1, 1, 1))),
                ('until', models.DateField(default=datetime.date(9999, 12, 31))),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='plans.plan')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlanTask',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('see_child', 'See the child'), ('seen_alone_alert', 'The child was not seen alone'), ('decide_engagement', 'Decide what follows from a lack of engagement'), ('review_exclusion', 'Review who is left out'), ('meet_need', 'Meet a need'), ('ask_views', 'Ask for views before the meeting'), ('escalation', 'Settle a difference between practitioners')], max_length=20, verbose_name='what')),
                ('about', models.UUIDField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='plans.plan')),
            ],
            options={
                'ordering': [models.OrderBy(models.F('due_on'), nulls_last=True), 'opened_at'],
            },
        ),
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('submission', models.UUIDField(help_text='the form submission it came from', unique=True)),
                ('content', models.JSONField()),
                ('content_hash', models.CharField(max_length=64)),
                ('agreed_on', models.DateField()),
                ('created_at', models.DateTimeField()),
                ('agreed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='plans.plan')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Acknowledgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tasks_hash', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acknowledgements', to='plans.plan')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planversion')),
            ],
        ),
        migrations.CreateModel(
            name='Withholding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_whole', models.BooleanField(default=True)),
                ('ground', models.CharField(choices=[('child', 'It would put the child at risk of significant harm'), ('other_child', 'It would put another child at risk of significant harm'), ('adult', 'It would put an adult at risk of serious injury')], max_length=20, verbose_name='ground')),
                ('evidence', models.TextField(verbose_name='evidence')),
                ('basis', models.CharField(blank=True, default='', help_text='as the local procedure called it then', max_length=200, verbose_name='lawful basis')),
                ('decided_on', models.DateField()),
                ('decided_at', models.DateTimeField()),
                ('review_on', models.DateField(verbose_name='review on')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('authorised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withholdings', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='WithheldItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.item')),
                ('withholding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='plans.withholding')),
            ],
        ),
        migrations.CreateModel(
            name='ChildAttendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('came', models.CharField(choices=[('whole', 'Came to the whole meeting'), ('part', 'Came to a part of it'), ('not', 'Did not come')], max_length=10, verbose_name='came')),
                ('reason', models.TextField(blank=True, default='', verbose_name='reason')),
                ('support', models.TextField(blank=True, default='', verbose_name='support')),
                ('other_ways', models.TextField(blank=True, default='', verbose_name='other ways')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='child_attendance', to='plans.coregroupmeeting')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('came', 'not'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='absent_child_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('informed', models.BooleanField(default=False)),
                ('invited', models.BooleanField(default=False)),
                ('part', models.CharField(choices=[('present', 'Took part'), ('heard', 'Gave their views another way'), ('none', 'Neither')], max_length=10, verbose_name='part')),
                ('how', models.TextField(blank=True, default='', verbose_name='how')),
                ('engaged', models.CharField(blank=True, choices=[('engaged', 'Engaged'), ('partly', 'Partly engaged'), ('not', 'Not engaged')], default='', max_length=10, verbose_name='engaged')),
                ('evidence', models.TextField(blank=True, default='', verbose_name='evidence')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='plans.coregroupmeeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='involved_once_a_meeting'), models.CheckConstraint(condition=models.Q(('engaged__in', ['', 'engaged']), models.Q(('evidence', ''), _negated=True), _connector='OR'), name='not_engaged_needs_evidence')],
            },
        ),
        migrations.CreateModel(
            name='MemberAttendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('came', models.CharField(choices=[('came', 'Came'), ('substitute', 'Sent somebody else'), ('not', 'Did not come')], max_length=10, verbose_name='came')),
                ('substitute', models.CharField(blank=True, default='', max_length=150, verbose_name='who came instead')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='member_attendances', to='plans.coregroupmeeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='came_once_a_meeting')],
            },
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('child',), name='one_open_plan_a_child'),
        ),
        migrations.AddConstraint(
            model_name='meetingreport',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='report_says_something'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.UniqueConstraint(fields=('plan', 'kind', 'on'), name='event_once'),
        ),
        migrations.AddConstraint(
            model_name='endnotice',
            constraint=models.UniqueConstraint(fields=('plan', 'person'), name='one_end_notice_a_person'),
        ),
        migrations.AddIndex(
            model_name='duedate',
            index=models.Index(condition=models.Q(('met_on__isnull', True)), fields=['due_on'], name='open_due_dates'),
        ),
        migrations.AddConstraint(
            model_name='duedate',
            constraint=models.UniqueConstraint(fields=('plan', 'timescale'), name='one_due_date_a_timescale'),
        ),
        migrations.AddConstraint(
            model_name='coregroupmember',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('plan', 'person'), name='member_once'),
        ),
        migrations.AddConstraint(
            model_name='coregroupmember',
            constraint=models.UniqueConstraint(condition=models.Q(('is_lead', True), ('until__isnull', True)), fields=('plan',), name='one_lead_a_plan'),
        ),
        migrations.AddConstraint(
            model_name='coregroupmeeting',
            constraint=models.CheckConstraint(condition=models.Q(('purpose', ''), _negated=True), name='meeting_made_its_purpose_clear'),
        ),
        migrations.AddConstraint(
            model_name='childingroup',
            constraint=models.CheckConstraint(condition=models.Q(('is_member', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='no_needs_a_reason'),
        ),
        migrations.AlterUniqueTogether(
            name='plangrant',
            unique_together={('user', 'permission', 'content_object')},
        ),
        migrations.AddConstraint(
            model_name='plantask',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('plan', 'kind', 'about'), name='one_open_task'),
        ),
        migrations.AddConstraint(
            model_name='planversion',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='one_version_a_number'),
        ),
        migrations.AddConstraint(
            model_name='acknowledgement',
            constraint=models.UniqueConstraint(fields=('plan', 'person', 'tasks_hash'), name='tasks_acknowledged_once'),
        ),
        migrations.AddConstraint(
            model_name='withholding',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('is_whole', True)), fields=('plan', 'person'), name='one_whole_withholding'),
        ),
        migrations.AddConstraint(
            model_name='withhelditem',
            constraint=models.UniqueConstraint(fields=('withholding', 'item'), name='withheld_once'),
        ),
    ]
