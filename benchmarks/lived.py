"""A register that was worked on for years: every row came by a step, and nearly all of its steps are small."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.generator import WORDS
from ropa_desktop.register.record import new_id
from ropa_desktop.register.records import BY_TABLE
from ropa_desktop.store import difference, recording, rows, search, steps
from ropa_desktop.store.register import Register
from ropa_desktop.store.steps import Step

if TYPE_CHECKING:
    from ropa_desktop.store.recording import RowChange

# Columns that are written anew, and how often of a hundred edits.
_EDITED = {
    ("processing_activity", "department"): 20, ("processing_activity", "description"): 20,
    ("processing_activity", "notes"): 15, ("purpose", "purpose"): 15, ("personal_data", "items"): 10,
    ("recipient", "reason"): 10, ("organisation", "name"): 5, ("security_measure", "name"): 5,
}  # fmt: skip


def make(path: Path, source: Path, count: int) -> Path:
    """Take in the records of another register as one step, then live until there are `count` steps."""
    with Register.open(source, read_only=True) as given, Register.create(path, "A. Author") as register:
        run = register.connection.exec_driver_sql
        run("PRAGMA synchronous=OFF")
        with register.step("Taken in") as session:
            rows.add_rows(register, session, rows.all_rows(given))
        run("BEGIN")  # to commit each of so many steps would take minutes
        life = _Life(register)
        while life.last.number < count:
            life.go_on()
        search.update(register.connection, list(life.touched.values()))
        run("COMMIT")
    return path


class _Life:
    """Writes steps as a register does, but for its commits and its index."""

    def __init__(self, register: Register) -> None:
        last = register.head()
        assert last is not None
        self.last: Step = last
        self.touched: dict[str, RowChange] = {}  # one row of each record
        self._connection = register.connection
        self._raw: Any = register.connection.connection.dbapi_connection
        self._dice = random.Random(31)
        self._words = WORDS.split()
        self._ids = {table: self._read(table) for table, _column in _EDITED}

    def go_on(self) -> None:
        """One step more, or three where it is thought better of."""
        chance = self._dice.random()
        act = self._add_row if chance < 0.06 else self._remove_row if chance < 0.08 else self._link
        if chance > 0.14:
            done = self._step("Edited", self._edit)
            if chance > 0.96:
                undone = self._step("Undone", lambda: self._take_back(done), "undo", done.number)
                self._step("Done again", lambda: self._take_back(undone), "redo", undone.number)
        else:
            self._step("Added or removed", act)

    def _step(self, title: str, act: Callable[[], None], kind: str = "edit", target: int | None = None) -> Step:
        recording.start(self._connection)
        act()
        found = recording.collect(self._connection)
        self.last = steps.add(self._connection, title, "A. Author", found, kind, target)
        recording.stop(self._connection)
        self.touched |= {row.root_id: row._replace(before=None, after=None) for row in found if row.table in BY_TABLE}
        return self.last

    def _edit(self) -> None:
        ((table, column),) = self._dice.choices(list(_EDITED), list(_EDITED.values()))
        words = " ".join(self._dice.choices(self._words, k=self._dice.randint(2, 20)))
        self._raw.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (words, self._dice.choice(self._ids[table])))

    def _add_row(self) -> None:
        table = "recipient"
        columns = [column for (_n, column, *_rest) in self._raw.execute(f"PRAGMA table_info({table})")]
        values = ", ".join("?" if column == "id" else column for column in columns)
        like, row_id = self._dice.choice(self._ids[table]), new_id()
        self._raw.execute(f"INSERT INTO {table} SELECT {values} FROM {table} WHERE id = ?", (row_id, like))
        self._ids[table].append(row_id)

    def _remove_row(self) -> None:
        ids = self._ids["recipient"]
        self._raw.execute("DELETE FROM recipient WHERE id = ?", (ids.pop(self._dice.randrange(len(ids))),))

    def _link(self) -> None:
        pair = self._dice.choice(self._ids["processing_activity"]), self._dice.choice(self._ids["security_measure"])
        where = "WHERE processing_activity_id = ? AND security_measure_id = ?"
        if not self._raw.execute(f"DELETE FROM processing_activity_measures {where}", pair).rowcount:
            self._raw.execute(
                "INSERT INTO processing_activity_measures (processing_activity_id, security_measure_id) VALUES (?, ?)",
                pair,
            )

    def _take_back(self, step: Step) -> None:
        inverse = [row.inverse() for row in reversed(steps.changes(self._connection, step.number))]
        if difference.apply(self._connection, inverse):
            raise RuntimeError(f"step {step.number} cannot be taken back")

    def _read(self, table: str) -> list[str]:
        return [one for (one,) in self._raw.execute(f"SELECT id FROM {table} ORDER BY id")]
