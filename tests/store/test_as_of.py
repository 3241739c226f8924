"""A register as it stood: every state that was is there again, whatever came after and in whatever form it was kept."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis.stateful import initialize, invariant, rule
from sqlcipher3 import dbapi2

from ropa_desktop import paths
from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.fields import Field
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.store import deliveries, file, redaction, search, steps
from ropa_desktop.store.as_of import as_of, days, step_at
from ropa_desktop.store.handover import contents, standing
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.store.state import found, index, rows
from tests.store.test_history_machine import PLACES, User

WORDS = ("Payroll", "Ærø", "line", "erased", "never")


def seen(register):
    """All that a state says: rows, texts, what a search finds, what may be undone, and its seal."""
    search.catch_up(register.connection)
    return (
        rows(register), index(register), [found(register, word) for word in WORDS],
        register.undoable(), register.redoable(), standing(register), steps.marked(register.connection),
    )  # fmt: skip


class Traveller(User):
    """The user of the history's own test, whose every step is looked at again from later ones."""

    @initialize()
    def start_to_note(self):
        self.noted = {}

    @invariant()
    def note(self):
        last = self.register.head()
        self.noted.setdefault(last.number if last else 0, seen(self.register))

    @rule(place=PLACES)
    def look_back(self, place):
        number = sorted(self.noted)[place % len(self.noted)]
        before, content = seen(self.register), self.path.read_bytes()
        with as_of(self.register, number) as past:
            assert seen(past) == self.noted[number]
            assert verify(past.connection) == []
        assert seen(self.register) == before
        assert self.path.read_bytes() == content

    def teardown(self):
        for number, state in getattr(self, "noted", {}).items():
            with as_of(self.register, number) as past:
                assert seen(past) == state
        super().teardown()


TestTraveller = Traveller.TestCase
TestTraveller.settings = settings(max_examples=6, stateful_step_count=20, deadline=None)


def timed(register, *moments):
    """Let the steps have been recorded at these moments; their seals do not matter here."""
    raw = register.connection.connection.dbapi_connection
    for number, at in enumerate(moments, 1):
        told = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        raw.execute("UPDATE step SET at = ? WHERE number = ?", (told, number))


def named(register, *names):
    for name in names:
        with register.step(f"Added {name}") as session:
            session.add(System(name=name))


def there(register, moment):
    with as_of(register, moment) as past:
        return sorted(one.name for one in past.all(System))


def test_a_day_means_its_end_where_one_is(register):
    named(register, "a", "b", "c")
    local = datetime(2026, 1, 31).astimezone().tzinfo
    last = datetime(2026, 1, 31, 23, 59, 59, 999_000, local)
    timed(register, datetime(2026, 1, 31, 0, 0, tzinfo=local), last, last + timedelta(milliseconds=1))
    assert there(register, date(2026, 1, 30)) == []
    assert there(register, date(2026, 1, 31)) == ["a", "b"]
    assert there(register, date(2026, 2, 1)) == ["a", "b", "c"]
    assert days(register.connection) == [(date(2026, 2, 1), 1), (date(2026, 1, 31), 2)]


def test_a_moment_counts_to_the_millisecond_in_any_zone(register):
    named(register, "a", "b")
    at = datetime(2026, 3, 9, 8, 15, tzinfo=UTC)
    timed(register, at, at + timedelta(milliseconds=1))
    assert there(register, at - timedelta(milliseconds=1)) == []
    assert there(register, datetime.fromisoformat("2026-03-09T10:15:00+02:00")) == ["a"]
    assert there(register, at + timedelta(milliseconds=1)) == ["a", "b"]


def test_a_clock_that_jumped_does_not_change_the_order_of_the_steps(register):
    named(register, "a", "b", "c", "d")
    timed(register, *(datetime(2026, month, 1, tzinfo=UTC) for month in (1, 5, 2, 6)))
    assert step_at(register.connection, datetime(2026, 3, 1, tzinfo=UTC)) == 3
    assert there(register, datetime(2026, 1, 15, tzinfo=UTC)) == ["a"]


@pytest.mark.parametrize("moment", [date.max, date(2999, 1, 1), datetime.max.replace(tzinfo=UTC)])
def test_the_future_is_today(register, moment):
    named(register, "a")
    with as_of(register, moment) as past:
        assert standing(past) == standing(register)
        assert str(past.as_of)[:10] <= datetime.now().astimezone().date().isoformat()


@pytest.mark.parametrize("moment", [date.min, date(1969, 12, 31), datetime.min.replace(tzinfo=UTC), 0])
def test_before_the_first_step_there_is_nothing(register, moment):
    named(register, "a")
    with as_of(register, moment) as past:
        assert past.head() is None
        assert not any(rows(past).values())
        search.catch_up(past.connection)
        assert not found(past, "a")


@pytest.mark.parametrize("number", [-1, 2, 10**30])
def test_a_step_that_is_not_there_is_refused(register, number):
    named(register, "a")
    with pytest.raises(KnownError, match="the last one is step 1"):
        as_of(register, number)


def test_what_is_shown_cannot_be_written_and_its_copy_knows_its_day(register):
    named(register, "a")
    with as_of(register, date(2020, 1, 1)) as past, past.fork() as copy:
        assert (past.as_of, copy.as_of, contents(copy).as_of) == (date(2020, 1, 1),) * 3
        with pytest.raises(KnownError, match="as it stood"), past.step("Changed"):
            pass
    assert (register.as_of, contents(register).as_of) == (None, None)


def test_a_kept_file_stays_and_its_document_goes(register):
    named(register, "a")
    with register.step("Kept"):
        register.keep_file("ab" * 32, b"content")
    with as_of(register, 1) as past:
        assert past.file_content("ab" * 32) == b"content"


def test_a_row_that_changed_hands_is_found_where_it_stood(register):
    with register.step("Two") as session:
        session.add_all(
            [ProcessingActivity(code="1", purposes=[Purpose(purpose="zebra")]), ProcessingActivity(code="2")]
        )
    one, two = sorted(register.all(ProcessingActivity), key=lambda activity: activity.code)
    with register.step("Moved"):
        register.connection.exec_driver_sql("UPDATE purpose SET processing_activity_id = ?", (two.id,))
    assert found(register, "zebra") == {two.id}
    with as_of(register, 1) as past:
        search.catch_up(past.connection)
        assert found(past, "zebra") == {one.id}
        assert verify(past.connection) == []


def test_records_that_name_each_other_go_and_come_back_together(register):
    with register.step("Two") as session:
        session.add_all([Organisation(name="A"), Organisation(name="B")])
    a, b = register.all(Organisation)
    with register.step("A circle"):
        a.part_of, b.part_of = b, a
    with as_of(register, 1) as past, as_of(register, 0) as nothing:
        assert [one.part_of for one in past.all(Organisation)] == [None, None]
        assert nothing.all(Organisation) == []


def test_what_was_handed_over_later_is_not_noted_yet(register):
    named(register, "a")
    for name in ("one.json", "two.json"):
        deliveries.note(register, standing(register), "whole", None, name, "en")
    for number, noted in ((1, []), (2, ["one.json"]), (3, ["two.json", "one.json"])):
        with as_of(register, number) as past:
            assert [one.file_name for one in deliveries.all_of(past)] == noted
            assert verify(past.connection) == []


def test_what_was_erased_stays_erased(register):
    named(register, "Dana Doyle", "b")
    redaction.erase(register, "Dana Doyle")
    assert there(register, 1) == [redaction.ERASED]


@pytest.mark.parametrize(
    ("number", "tampering"),
    [
        (1, "UPDATE step_row SET table_name = 'elsewhere'"),
        (1, "UPDATE step_row SET before = '{' WHERE before IS NOT NULL"),
        (2, "DELETE FROM step_row WHERE table_name = 'system_measures'"),
    ],
)
def test_a_history_that_does_not_hold_together_is_said_in_words(register, number, tampering):
    with register.step("One") as session:
        session.add(System(name="a"))
    (one,) = register.all(System)
    with register.step("Two"):
        one.name = "b"
    with register.step("Three"):
        one.measures.append(SecurityMeasure(name="m"))
    register.connection.exec_driver_sql(tampering)
    with pytest.raises(KnownError, match="does not hold together"):
        as_of(register, number)


# -- across forms


@pytest.fixture
def older(path, tmp_path, monkeypatch):
    """A register whose systems were once `called` something and were not asked for their name or their notes."""
    with Register.create(path) as register:
        named(register, "first")
        with register.step("Renamed"):
            register.all(System)[0].name = "second"
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("ALTER TABLE system RENAME COLUMN name TO called")
    raw.execute("ALTER TABLE system DROP COLUMN notes")
    last = steps.ORIGIN
    for number, at, author, digest in raw.execute("SELECT number, at, author, title_digest FROM step").fetchall():
        sealed = []
        for place, *told, salt in raw.execute(
            "SELECT position, table_name, row_id, root_id, before, after, salt FROM step_row WHERE step = ?", (number,)
        ).fetchall():
            change = RowChange(*told[:3], *map(_as_it_was, told[3:]))
            sealed.append(steps.row_digest(salt, change))
            raw.execute("UPDATE step_row SET before = ?, after = ?, digest = ? WHERE step = ? AND position = ?",
                        (change.before, change.after, sealed[-1], number, place))  # fmt: skip
        last = steps.step_hash(last, number, at, author, digest, "edit", None, sealed)
        raw.execute("UPDATE step SET hash = ? WHERE number = ?", (last, number))
    raw.close()
    folder = tmp_path / "db" / "migrations"
    shutil.copytree(paths.db() / "migrations", folder)
    (folder / "versions" / "9998_next.py").write_text(
        f'from alembic import op\n\nrevision = "9998"\ndown_revision = "{file.known_revisions()[-1]}"\n\n\n'
        'def upgrade():\n    op.execute("ALTER TABLE system RENAME COLUMN called TO name")\n'
        '    op.execute("ALTER TABLE system ADD COLUMN notes TEXT")\n'
    )
    monkeypatch.setattr(paths, "db", lambda: tmp_path / "db")
    fields = [Field(**{**vars(one), "was": ("called",)}) if one.name == "name" else one for one in System.fields]
    monkeypatch.setattr(System, "fields", tuple(fields))
    return path


def _as_it_was(row):
    if row is None:
        return None
    values = json.loads(row)
    del values["notes"]
    values["called"] = values.pop("name")
    return json.dumps(dict(sorted(values.items())))


def test_a_state_of_an_older_form_is_shown_in_the_form_of_today(older):
    with Register.open(older) as register:
        assert there(register, 1) == ["first"]
        assert verify(register.connection) == []
        with register.step("Noted") as session:
            one = register.all(System)[0]
            one.name, one.notes = "third", "new"
            session.add(System(name="other"))
        assert [there(register, number) for number in range(4)] == [[], ["first"], ["second"], ["other", "third"]]
        with as_of(register, 2) as past:
            assert [one.notes for one in past.all(System)] == [None]
            search.catch_up(past.connection)
            assert (found(past, "second") != set(), found(past, "third")) == (True, set())
            assert verify(past.connection) == []
        while register.undo():
            pass
        assert register.all(System) == []
        assert verify(register.connection) == []
