"""PostgreSQL keeps the words of manuscripts as it searches them, and makes them anew for no question.

Where nearly every manuscript has a word, the index of an expression is passed over, and the expression made
again for each row: seconds, for twenty thousand. Columns that the database fills itself are read as they are.
SQLite's index keeps its words already.
"""

from django.db import migrations

FIELDS = ("title", "body")
FORWARDS = (
    *(f"DROP INDEX manuscripts_words_{field}" for field in FIELDS),
    "ALTER TABLE manuscripts_wording "
    + ", ".join(
        f"ADD COLUMN {field}_pairs tsvector GENERATED ALWAYS AS (to_tsvector('simple', {field})) STORED"
        for field in FIELDS
    ),
    *(
        f"CREATE INDEX manuscripts_words_{field} ON manuscripts_wording "
        f"USING gin ({field}_pairs) WITH (fastupdate = off)"
        for field in FIELDS
    ),
)
# the indexes go with their columns
BACKWARDS = (
    "ALTER TABLE manuscripts_wording " + ", ".join(f"DROP COLUMN {field}_pairs" for field in FIELDS),
    *(
        f"CREATE INDEX manuscripts_words_{field} ON manuscripts_wording "
        f"USING gin (to_tsvector('simple', {field})) WITH (fastupdate = off)"
        for field in FIELDS
    ),
)


def on_postgresql(orders):
    """Make what gives a PostgreSQL these orders, and another database none."""

    def give(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for order in orders:
                schema_editor.execute(order, params=None)

    return give


class Migration(migrations.Migration):
    dependencies = [("manuscripts", "0010_stood_in_for")]

    operations = [migrations.RunPython(on_postgresql(FORWARDS), on_postgresql(BACKWARDS))]
