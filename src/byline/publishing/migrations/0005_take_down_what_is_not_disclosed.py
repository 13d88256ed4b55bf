"""Pages that stand in another form than the decision that holds are taken off the site."""

from django.db import migrations


def take_down(apps, schema_editor):
    """Take down each bulletin's page whose decision was withdrawn or replaced by one of another form."""
    Announcement = apps.get_model("publishing", "Announcement")
    Disclosure = apps.get_model("standings", "Disclosure")
    TakingDown = apps.get_model("publishing", "TakingDown")
    for one in Announcement.objects.filter(takingdown=None, page__live=True).select_related("disclosure", "page"):
        decided = Disclosure.objects.filter(bulletin=one.bulletin_id).order_by("pk").last()
        if decided.form != one.disclosure.form:
            TakingDown.objects.create(
                announcement=one, reason=decided.reason, by_id=decided.by_id, at=decided.at
            )
            one.page.live = False
            one.page.save(update_fields=["live"])


class Migration(migrations.Migration):

    dependencies = [
        ('publishing', '0004_bulletins_taken_down'),
    ]

    operations = [migrations.RunPython(take_down, migrations.RunPython.noop)]
