"""The fields of before go, and the database keeps the new promises."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("manuscripts", "0005_carry_over")]

    operations = [
        migrations.RemoveField(
            model_name='filing',
            name='asks_unit',
        ),
        migrations.RemoveField(
            model_name='review',
            name='reader',
        ),
        migrations.AlterField(
            model_name='review',
            name='step',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='manuscripts.filingstep', verbose_name='step'),
        ),
        migrations.AlterField(
            model_name='review',
            name='turn',
            field=models.PositiveSmallIntegerField(verbose_name='turn'),
        ),
        migrations.AlterField(
            model_name='registration',
            name='label',
            field=models.CharField(max_length=60, verbose_name='number as it is written'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(fields=('filing', 'turn'), name='a_turn_is_reviewed_once'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'returned'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_return_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('decision', 'returned'), ('back_to', None), _connector='OR'), name='only_a_return_goes_back'),
        ),
    ]
