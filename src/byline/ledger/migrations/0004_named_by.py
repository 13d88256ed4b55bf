from django.db import migrations, models


def name_them(apps, schema_editor):
    """What the machine did not find was named by a person: whoever claimed the page."""
    adoptions, claims = apps.get_model("ledger", "Adoption"), apps.get_model("ledger", "Claim")
    first = claims.objects.filter(clipping=models.OuterRef("clipping")).order_by("pk")
    adoptions.objects.filter(verdict="unproven").update(named_by=models.Subquery(first.values("by")[:1]))


class Migration(migrations.Migration):

    dependencies = [("ledger", "0003_rematching")]

    operations = [migrations.RunPython(name_them, migrations.RunPython.noop)]
