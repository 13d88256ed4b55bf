"""Guards in the database itself: what a signed rulebook says is not changed by any door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.backends.ddl_references import Statement, Table
from django.db.models.constraints import BaseConstraint

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.models import Model

SAID = "a signed rulebook does not change"
# of a rulebook: all that it says itself
HEAD = 'congress_id, title, adopted_by, in_force_from, "order", band_end, ties, cut_off_day'
IS_SIGNED = "EXISTS (SELECT 1 FROM rules_signing WHERE rulebook_id = {row}.{key})"
SQLITE = (
    "CREATE TRIGGER %(name)s BEFORE {event} ON %(table)s FOR EACH ROW WHEN {when} "
    f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
)
POSTGRESQL = (
    "CREATE FUNCTION %(name)s() RETURNS trigger AS $$ BEGIN IF {when} THEN "
    f"RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; "
    "END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$ LANGUAGE plpgsql; "
    "CREATE TRIGGER %(name)s BEFORE {event} ON %(table)s FOR EACH ROW EXECUTE FUNCTION %(name)s()"
)


class Guard(BaseConstraint):
    """Triggers that refuse, with an IntegrityError, to change a row that belongs to a signed rulebook.

    `key` is the column that names the rulebook; `columns`, where given, the only ones that may not change.
    `events` are those of INSERT, UPDATE and DELETE that are refused. It is a constraint so that the triggers
    come again when SQLite makes a table anew.
    """

    violation_error_message = SAID

    def __init__(
        self, *, name: str, key: str = "rulebook_id", events: str = "INSERT UPDATE DELETE", columns: str = ""
    ) -> None:
        super().__init__(name=name)
        self.key, self.events, self.columns = key, events, columns

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Say how it is written in a migration."""
        path, args, told = super().deconstruct()
        told |= {"key": self.key, "events": self.events, "columns": self.columns}
        return path, args, told

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Guard) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.key, self.events, self.columns))

    # The stubs of the next three allow None for what Django always gives, and none for what it takes.
    def constraint_sql(  # type: ignore[override]
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> None:
        """Have the triggers made after the table."""
        schema_editor.deferred_sql.extend(self._statements(model, schema_editor))

    def create_sql(  # type: ignore[override]
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str:
        """Give the orders that make the triggers of a table that is there."""
        return "; ".join(str(one) for one in self._statements(model, schema_editor))

    def remove_sql(  # type: ignore[override]
        self,
        model: type[Model],  # noqa: ARG002 -- Django gives it
        schema_editor: BaseDatabaseSchemaEditor,
    ) -> str:
        """Give the orders that take the triggers away."""
        if schema_editor.connection.vendor == "sqlite":
            return ""  # they go with the table, which SQLite makes anew
        names = [f"{self.name}_{event.lower()}" for event in self.events.split()]
        return "; ".join(f"DROP FUNCTION {name}() CASCADE" for name in names)

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: Any = None) -> None:
        """Leave it to the deeds to refuse in words; the triggers are for what comes by other doors."""

    def _statements(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> list[Statement]:
        pattern = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
        table = Table(model._meta.db_table, schema_editor.quote_name)  # noqa: SLF001 -- how Django tells it
        return [
            Statement(
                pattern.format(event=self._told(event), when=self._when(event)),
                name=f"{self.name}_{event.lower()}",
                table=table,
            )
            for event in self.events.split()
        ]

    def _told(self, event: str) -> str:
        return f"UPDATE OF {self.columns}" if event == "UPDATE" and self.columns else event

    def _when(self, event: str) -> str:
        rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[event]
        return " OR ".join(IS_SIGNED.format(row=row, key=self.key) for row in rows)
