from django.db import migrations

# As it stood when the kinds came.
OF_VERB = {
    "filed": "submitted",
    "passed_unit": "passed",
    "passed_office": "passed",
    "returned": "returned",
    "registered": "registered",
    "submitted": "sent",
    "appeared": "printed",
    "proposed": "printed",
    "published": "printed",
    "confirmed": "credited",
    "dismissed": "credited",
    "reinstated": "credited",
    "reversed": "credited",
    "reassigned": "credited",
    "retracted": "credited",
}


def sort(apps, schema_editor):
    notices = apps.get_model("activity", "Notice").objects.using(schema_editor.connection.alias)
    for verb, kind in OF_VERB.items():
        notices.filter(deed__verb=verb).update(kind=kind)


class Migration(migrations.Migration):

    dependencies = [("activity", "0004_notices_by_mail")]

    operations = [migrations.RunPython(sort, migrations.RunPython.noop)]
