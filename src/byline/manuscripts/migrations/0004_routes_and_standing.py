"""Routes of several steps, cancelled registrations, submissions that move, and where a manuscript stands."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('manuscripts', '0003_wording'),
        ('team', '0001_initial'),
        ('topics', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('remark', models.TextField(blank=True, verbose_name='remark')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
            ],
            options={
                'verbose_name': 'answer to amendments',
                'verbose_name_plural': 'answers to amendments',
            },
        ),
        migrations.CreateModel(
            name='Cancellation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
            ],
            options={
                'verbose_name': 'cancellation',
                'verbose_name_plural': 'cancellations',
            },
        ),
        migrations.CreateModel(
            name='FilingStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(verbose_name='place')),
                ('name', models.CharField(blank=True, max_length=20, verbose_name='name')),
                ('reader', models.CharField(choices=[('unit', 'unit'), ('office', 'office'), ('leader', 'leader')], max_length=8, verbose_name='who reads')),
                ('days', models.PositiveSmallIntegerField(default=0, verbose_name='working days')),
                ('asks_author', models.BooleanField(default=False, verbose_name='the author answers amendments')),
            ],
            options={
                'verbose_name': 'step of a filing',
                'verbose_name_plural': 'steps of a filing',
            },
        ),
        migrations.CreateModel(
            name='Progress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stands_at', models.CharField(choices=[('asked', 'asked for'), ('sent', 'sent'), ('acknowledged', 'acknowledged'), ('printed', 'printed'), ('declined', 'declined'), ('failed', 'failed'), ('withdrawn', 'withdrawn')], max_length=12, verbose_name='state')),
                ('words', models.TextField(blank=True, verbose_name='words')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
            ],
            options={
                'verbose_name': 'progress of a submission',
                'verbose_name_plural': 'progress of submissions',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Taking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
            ],
            options={
                'verbose_name': 'taking up',
                'verbose_name_plural': 'takings up',
            },
        ),
        migrations.RemoveConstraint(
            model_name='review',
            name='a_step_is_reviewed_once',
        ),
        migrations.RemoveConstraint(
            model_name='review',
            name='a_return_has_a_reason',
        ),
        migrations.AddField(
            model_name='manuscript',
            name='due_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='review due'),
        ),
        migrations.AddField(
            model_name='manuscript',
            name='key_task',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='topics.keytask', verbose_name='key task'),
        ),
        migrations.AddField(
            model_name='manuscript',
            name='secrecy',
            field=models.CharField(blank=True, choices=[('clear', 'checked, nothing secret in it'), ('asked', 'the office is asked to check it')], max_length=6, verbose_name='secrecy'),
        ),
        migrations.AddField(
            model_name='manuscript',
            name='stands_at',
            field=models.CharField(choices=[('draft', 'draft'), ('unit_review', 'in unit review'), ('office_review', 'in office review'), ('leader_review', "in the leader's review"), ('amended', 'amended, the author answers'), ('returned', 'returned'), ('passed', 'passed, not registered'), ('registered', 'registered'), ('sent', 'sent'), ('adopted', 'adopted')], default='draft', editable=False, max_length=14, verbose_name='state'),
        ),
        migrations.AddField(
            model_name='manuscript',
            name='stands_since',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='there since'),
        ),
        migrations.AddField(
            model_name='manuscript',
            name='topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='topics.topic', verbose_name='topic'),
        ),
        migrations.AddField(
            model_name='register',
            name='pattern',
            field=models.CharField(default='{mark}〔{year}〕{number}号', help_text="{mark} is the office's mark, {year} the year, {number} the number; {number:03} has zeros.", max_length=40, verbose_name='pattern of the number'),
        ),
        migrations.AddField(
            model_name='registration',
            name='label',
            field=models.CharField(default='', max_length=60, verbose_name='number as it is written'),
        ),
        migrations.RenameField(model_name='review', old_name='step', new_name='reader'),
        migrations.AddField(
            model_name='review',
            name='turn',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='turn'),
        ),
        migrations.AddField(
            model_name='review',
            name='version',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='manuscripts.version', verbose_name='the text as amended'),
        ),
        migrations.AddField(
            model_name='submission',
            name='embargo_until',
            field=models.DateField(blank=True, help_text='The day is told to the outlet.', null=True, verbose_name='not to be printed before'),
        ),
        migrations.AddField(
            model_name='submission',
            name='is_exclusive',
            field=models.BooleanField(default=False, help_text='No other outlet gets it while this one has it.', verbose_name='exclusive'),
        ),
        migrations.AddField(
            model_name='submission',
            name='rank',
            field=models.PositiveSmallIntegerField(default=1, help_text='Outlets are asked in this order.', verbose_name='order'),
        ),
        migrations.AddField(
            model_name='submission',
            name='stands_at',
            field=models.CharField(choices=[('asked', 'asked for'), ('sent', 'sent'), ('acknowledged', 'acknowledged'), ('printed', 'printed'), ('declined', 'declined'), ('failed', 'failed'), ('withdrawn', 'withdrawn')], db_index=True, default='sent', max_length=12, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='registration',
            name='manuscript',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, to='manuscripts.manuscript', verbose_name='manuscript'),
        ),
        migrations.AlterField(
            model_name='review',
            name='decision',
            field=models.CharField(choices=[('passed', 'passed'), ('amended', 'amended and passed'), ('returned', 'returned')], max_length=8, verbose_name='decision'),
        ),
        migrations.AlterField(
            model_name='submission',
            name='way',
            field=models.CharField(choices=[('mail', 'by mail'), ('hand', 'by hand'), ('platform', "through the outlet's platform"), ('site', 'on the own site')], default='mail', max_length=10, verbose_name='way'),
        ),
        migrations.AddField(
            model_name='answer',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='answer',
            name='review',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='manuscripts.review', verbose_name='review'),
        ),
        migrations.AddField(
            model_name='answer',
            name='version',
            field=models.ForeignKey(blank=True, help_text='None when the author accepted every change.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='manuscripts.version', verbose_name='the text as answered'),
        ),
        migrations.AddField(
            model_name='cancellation',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='cancellation',
            name='manuscript',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='manuscripts.manuscript', verbose_name='manuscript'),
        ),
        migrations.AddField(
            model_name='cancellation',
            name='registration',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='manuscripts.registration', verbose_name='registration'),
        ),
        migrations.AddField(
            model_name='filingstep',
            name='filing',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='manuscripts.filing', verbose_name='filing'),
        ),
        migrations.AddField(
            model_name='filingstep',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='only this person'),
        ),
        migrations.AddField(
            model_name='manuscript',
            name='turn',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='manuscripts.filingstep', verbose_name='waits for this step'),
        ),
        migrations.AddField(
            model_name='review',
            name='back_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='manuscripts.filingstep', verbose_name='back to the step'),
        ),
        migrations.AddField(
            model_name='review',
            name='step',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='manuscripts.filingstep', verbose_name='step'),
        ),
        migrations.AddIndex(
            model_name='manuscript',
            index=models.Index(fields=['congress', 'stands_at'], name='manuscripts_by_state'),
        ),
        migrations.AddIndex(
            model_name='manuscript',
            index=models.Index(fields=['congress', '-changed_at', '-id'], name='manuscripts_newest_first'),
        ),
        migrations.AddField(
            model_name='progress',
            name='by',
            field=models.ForeignKey(blank=True, help_text='None where the system noted it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='progress',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='manuscripts.submission', verbose_name='submission'),
        ),
        migrations.AddField(
            model_name='taking',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='taking',
            name='filing',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='manuscripts.filing', verbose_name='filing'),
        ),
        migrations.AddConstraint(
            model_name='filingstep',
            constraint=models.UniqueConstraint(fields=('filing', 'place'), name='a_filing_has_an_order'),
        ),
        migrations.AddConstraint(
            model_name='taking',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('filing',), name='one_takes_a_filing_up'),
        ),
    ]
