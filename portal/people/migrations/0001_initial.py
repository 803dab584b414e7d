import datetime
import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import portal.access.actions
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('frozen_at', models.DateTimeField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('family', 'Family member'), ('practitioner', 'Practitioner'), ('policy', 'Policy editor'), ('translator', 'Translator')], default='family', max_length=20)),
                ('told_at', models.DateTimeField(blank=True, help_text='when they read what leaving quickly does and does not do', null=True)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('given_name', models.CharField(max_length=100, verbose_name='given name')),
                ('family_name', models.CharField(max_length=100, verbose_name='family name')),
                ('born_on', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('language', models.CharField(default='en', max_length=10, verbose_name='preferred language')),
                ('interpreter_language', models.CharField(blank=True, default='', max_length=10, verbose_name='needs an interpreter for')),
                ('format', models.CharField(choices=[('standard', 'Standard'), ('large_print', 'Large print'), ('easy_read', 'Easy Read')], default='standard', max_length=20, verbose_name='preferred format')),
                ('job_title', models.CharField(blank=True, default='', max_length=100, verbose_name='job title')),
                ('agency', models.CharField(blank=True, default='', max_length=100, verbose_name='agency')),
                ('phone', models.CharField(blank=True, default='', max_length=30, verbose_name='telephone')),
                ('registration_number', models.CharField(blank=True, default='', max_length=30, verbose_name='registration number')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Child',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('jurisdiction', models.CharField(help_text='key of a Jurisdiction', max_length=40, verbose_name='local procedure')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='child', to='people.person')),
            ],
            options={
                'permissions': [(portal.access.actions.Action['VIEW_CHILD'], 'See the child'), (portal.access.actions.Action['START_PLAN'], 'Start a plan for the child'), (portal.access.actions.Action['FILL_PART'], "Fill a part of a plan's form")],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Allocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allocations', to='people.child')),
                ('manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='managed', to='people.person')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Advocacy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('agreed_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='advocacies', to='people.child')),
                ('advocate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advocacies', to='people.person')),
                ('speaks_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advocates', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Portrait',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.TextField()),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='portrait', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Relationship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('mother', 'Mother'), ('father', 'Father'), ('step_parent', 'Step-parent'), ('grandparent', 'Grandparent'), ('sibling', 'Brother or sister'), ('other_family', 'Other family'), ('advocate', 'Advocate'), ('practitioner', 'Practitioner')], max_length=20, verbose_name='relation')),
                ('parental_responsibility', models.BooleanField(default=False, verbose_name='parental responsibility')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relationships', to='people.child')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relationships', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='SafeContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('email', 'E-mail'), ('phone', 'Telephone'), ('post', 'Post')], max_length=10, verbose_name='kind')),
                ('sealed', models.TextField()),
                ('is_safe', models.BooleanField(default=False)),
                ('confirmed_on', models.DateField()),
                ('clash_reason', models.TextField(blank=True, default='', verbose_name='reason')),
                ('added_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='ChildGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(default=datetime.date(1, 1, 1))),
                ('until', models.DateField(default=datetime.date(9999, 12, 31))),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='people.child')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'unique_together': {('user', 'permission', 'content_object')},
            },
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['family_name', 'given_name', 'id'], name='person_by_name'),
        ),
        migrations.AddConstraint(
            model_name='allocation',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('child',), name='one_lead_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='advocacy',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('child', 'advocate'), name='one_advocacy_a_child'),
        ),
        migrations.AddConstraint(
            model_name='advocacy',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='advocacy_has_a_period'),
        ),
        migrations.AddConstraint(
            model_name='relationship',
            constraint=models.UniqueConstraint(fields=('child', 'person'), name='one_relationship_a_person'),
        ),
        migrations.AddConstraint(
            model_name='safecontact',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('person', 'kind'), name='one_contact_a_kind'),
        ),
    ]
