"""What the rows of before say in the new words: steps of filings, written numbers, where each piece stands."""

from django.db import migrations

AT_ONCE = 500


def carry_over(apps, schema_editor):
    """Carry everything over; safe to run twice."""
    models = {name: apps.get_model("manuscripts", name) for name in NAMES}
    for filing in models["Filing"].objects.filter(filingstep=None).order_by("pk").iterator(AT_ONCE):
        give_steps(filing, models)
    for registration in models["Registration"].objects.filter(label="").select_related("congress"):
        mark = registration.congress.register_mark
        registration.label = f"{mark}〔{registration.year}〕{registration.number}号"
        registration.save(update_fields=["label"])
    for submission in models["Submission"].objects.filter(progress=None).order_by("pk").iterator(AT_ONCE):
        tell_submission(submission, models)
    for manuscript in models["Manuscript"].objects.order_by("pk").iterator(AT_ONCE):
        place(manuscript, models)


NAMES = (
    "Appearance", "Filing", "FilingStep", "Manuscript", "Progress", "Registration", "Review", "Submission",
)


def give_steps(filing, models):
    """Give a filing the steps that it had by its one mark, and its reviews their turns."""
    readers = ["unit", "office"] if filing.asks_unit else ["office"]
    steps = {
        reader: models["FilingStep"].objects.create(filing=filing, place=place, reader=reader)
        for place, reader in enumerate(readers, start=1)
    }
    for turn, review in enumerate(models["Review"].objects.filter(filing=filing).order_by("pk"), start=1):
        review.turn, review.step = turn, steps[review.reader]
        review.save(update_fields=["turn", "step"])


def tell_submission(submission, models):
    """Note that it was sent."""
    models["Progress"].objects.create(
        submission=submission, stands_at="sent", by=submission.by, at=submission.at
    )


def place(manuscript, models):
    """Keep where a manuscript stands."""
    of_it = {"manuscript": manuscript}
    prints = models["Appearance"].objects.filter(**of_it, retracted_at=None).order_by("at").first()
    sent = models["Submission"].objects.filter(**of_it).order_by("at").first()
    number = models["Registration"].objects.filter(**of_it).first()
    filing = models["Filing"].objects.filter(**of_it).order_by("-pk").first()
    manuscript.turn = None
    if prints:
        manuscript.stands_at, manuscript.stands_since = "adopted", prints.at
    elif sent:
        manuscript.stands_at, manuscript.stands_since = "sent", sent.at
    elif number:
        manuscript.stands_at, manuscript.stands_since = "registered", number.at
    elif filing:
        stand_in_review(manuscript, filing, models)
    else:
        manuscript.stands_at, manuscript.stands_since = "draft", manuscript.created_at
    manuscript.save(update_fields=["stands_at", "stands_since", "turn"])


def stand_in_review(manuscript, filing, models):
    """Tell where a manuscript without a number stands by its last filing."""
    last = models["Review"].objects.filter(filing=filing).order_by("-turn").first()
    manuscript.stands_since = last.at if last else filing.at
    if last and last.decision == "returned":
        manuscript.stands_at = "returned"
        return
    done = last.step.place if last else 0
    step = models["FilingStep"].objects.filter(filing=filing, place=done + 1).first()
    manuscript.turn = step
    manuscript.stands_at = f"{step.reader}_review" if step else "passed"


class Migration(migrations.Migration):
    dependencies = [("manuscripts", "0004_routes_and_standing")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
