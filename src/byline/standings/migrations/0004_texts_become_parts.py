from django.db import migrations

TEXTS = (
    ("title", "title"),
    ("opening", "opening"),
    ("overview", "overview"),
    ("praise", "praise"),
    ("criticism", "warnings"),
    ("closing", "closing"),
)
WAYS = (("reported_to", "report"), ("sent_to", "send"), ("issued_to", "issue"))
BATCH = 500


def parts_of(bulletin, model):
    """The texts in their order, an empty one left out where nothing was signed with it; then both tables."""
    kinds = [(kind, getattr(bulletin, old), False) for old, kind in TEXTS]
    kinds += [("people", "", True), ("units", "", True)]
    return [
        model(bulletin=bulletin, place=place, kind=kind, text=text, is_annex=is_annex, changed_by_id=bulletin.prepared_by_id)
        for place, (kind, text, is_annex) in enumerate(kinds, start=1)
    ]


def recipients_of(bulletin, model, *, is_signed):
    """What was signed keeps its words to the letter, as they stand in its digest; a draft's are parted."""
    for old, way in WAYS:
        words = getattr(bulletin, old)
        names = [words] if is_signed else words.strip("。 ").split("，")
        for place, name in enumerate((name for name in names if name), start=1):
            yield model(bulletin=bulletin, way=way, place=place, words=name)


def become_parts(apps, _schema):
    """Every bulletin had the same texts in the same order; they become its parts."""
    Bulletin, Signature = apps.get_model("standings", "Bulletin"), apps.get_model("standings", "Signature")
    BulletinPart, Recipient = apps.get_model("standings", "BulletinPart"), apps.get_model("standings", "Recipient")
    Signature.objects.update(recipe=1)
    signed = set(Signature.objects.values_list("bulletin", flat=True))
    # what was signed had maker and day above the red rule, as a newsletter has
    Bulletin.objects.filter(pk__in=signed).update(style="newsletter")
    for bulletin in Bulletin.objects.iterator(chunk_size=BATCH):
        BulletinPart.objects.bulk_create(parts_of(bulletin, BulletinPart))
        Recipient.objects.bulk_create(recipients_of(bulletin, Recipient, is_signed=bulletin.pk in signed))


class Migration(migrations.Migration):
    dependencies = [
        ("standings", "0003_parts_and_recipients"),
    ]

    operations = [
        migrations.RunPython(become_parts, migrations.RunPython.noop),
    ]
