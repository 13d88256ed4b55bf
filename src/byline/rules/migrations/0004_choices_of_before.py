"""What earlier versions left to the program, stated as it was done then."""

from django.db import migrations


def state(apps, _editor):
    """Bands held their lower end, places after equals stayed empty, each sender's piece counted."""
    rulebook = apps.get_model("rules", "Rulebook")
    for one in rulebook.objects.select_related("congress"):
        one.band_end, one.ties = "lower", "competition"
        one.cut_off_day = one.congress.cut_off_day
        one.save(update_fields=["band_end", "ties", "cut_off_day"])
    apps.get_model("rules", "MeasureTerms").objects.update(same_news="each")


class Migration(migrations.Migration):
    dependencies = [("rules", "0003_every_shape_as_rows")]
    operations = [migrations.RunPython(state, migrations.RunPython.noop)]
