import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rules', '0008_signed_rules_stay'),
    ]

    operations = [
        # the column stays as it is: making the table anew would trip the guards that look at it
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='signing',
                    name='at',
                    field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='signed at'),
                ),
            ],
        ),
    ]
