"""Take away the page and the site that Wagtail puts up to welcome a developer."""

from django.db import migrations


def take_down(apps, schema_editor):
    """Delete the page of welcome, with the site that shows it, where it is still the only thing there."""
    page = apps.get_model("wagtailcore", "Page")
    welcome = page.objects.filter(depth=2, slug="home", title="Welcome to your new Wagtail site!", numchild=0)
    for each in welcome:
        apps.get_model("wagtailcore", "Site").objects.filter(root_page=each).delete()
        page.objects.filter(depth=1, path=each.path[:4]).update(numchild=0)
        each.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(take_down, migrations.RunPython.noop)]
