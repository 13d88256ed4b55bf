"""The words of manuscripts, and the index that each database has for them."""

import django.db.models.deletion
from django.db import migrations, models

# An index over the rows of manuscripts_wording: the words themselves are kept there once. The three triggers
# are those that SQLite's manual gives for such an index.
SQLITE = (
    "CREATE VIRTUAL TABLE manuscripts_words USING fts5("
    "title, body, content='manuscripts_wording', content_rowid='manuscript_id', tokenize='unicode61')",
    "CREATE TRIGGER manuscripts_words_added AFTER INSERT ON manuscripts_wording BEGIN "
    "INSERT INTO manuscripts_words(rowid, title, body) VALUES (new.manuscript_id, new.title, new.body); END",
    "CREATE TRIGGER manuscripts_words_gone AFTER DELETE ON manuscripts_wording BEGIN "
    "INSERT INTO manuscripts_words(manuscripts_words, rowid, title, body) "
    "VALUES ('delete', old.manuscript_id, old.title, old.body); END",
    "CREATE TRIGGER manuscripts_words_changed AFTER UPDATE ON manuscripts_wording BEGIN "
    "INSERT INTO manuscripts_words(manuscripts_words, rowid, title, body) "
    "VALUES ('delete', old.manuscript_id, old.title, old.body); "
    "INSERT INTO manuscripts_words(rowid, title, body) VALUES (new.manuscript_id, new.title, new.body); END",
)
POSTGRESQL = tuple(
    f"CREATE INDEX manuscripts_words_{field} ON manuscripts_wording "
    f"USING gin (to_tsvector('simple', {field})) WITH (fastupdate = off)"
    for field in ("title", "body")
)
BACK = {
    "sqlite": tuple(
        f"DROP TRIGGER manuscripts_words_{name}" for name in ("added", "gone", "changed")
    ) + ("DROP TABLE manuscripts_words",),
    "postgresql": tuple(f"DROP INDEX manuscripts_words_{field}" for field in ("title", "body")),
}


def make(apps, schema_editor):
    """Make the index of this database."""
    for order in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(order, params=None)


def take_back(apps, schema_editor):
    """Take it away again."""
    for order in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(order, params=None)


class Migration(migrations.Migration):
    dependencies = [("manuscripts", "0002_initial")]

    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "manuscript",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="manuscripts.manuscript",
                        verbose_name="manuscript",
                    ),
                ),
                ("edition", models.PositiveIntegerField(verbose_name="edition")),
                ("title", models.TextField(verbose_name="title")),
                ("body", models.TextField(verbose_name="text")),
            ],
            options={
                "verbose_name": "wording",
                "verbose_name_plural": "wordings",
                "indexes": [models.Index(fields=["edition"], name="wordings_by_edition")],
            },
        ),
        migrations.AddIndex(
            model_name="manuscript",
            index=models.Index(fields=["edition"], name="manuscripts_by_edition"),
        ),
        migrations.RunPython(make, take_back),
    ]
