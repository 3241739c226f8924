import os
import stat
import sys
from datetime import date

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import IntegrityError

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.store import steps
from ropa_desktop.store.register import Register
from tests.store.state import found, index, rows

LINKS = Record.metadata.tables["processing_activity_systems"]


def titles(register):
    step, read = 1, []
    while one := steps.read(register.connection, step):
        read.append(one.title)
        step += 1
    return read


def touched(register):
    """Table and kind of change of each row of the last step."""
    kinds = {(True, False): "added", (False, True): "removed", (False, False): "changed"}
    return sorted(
        (row.table, kinds[row.before is None, row.after is None])
        for row in steps.changes(register.connection, register.head().number)
    )


def an_activity(register):
    """One activity with rows and links, in one step."""
    with register.step("Added Payroll") as session:
        activity = ProcessingActivity(name="Payroll", systems=[System(name="Ledger")], stated_none=("transfers",))
        activity.purposes.append(Purpose(purpose="pay wages"))
        activity.data.append(PersonalData(items="bank account", special=("A9-1-union",), purposes=activity.purposes))
        session.add(activity)
    return activity


def test_what_a_step_wrote_is_there_after_reopening(register, path):
    an_activity(register)
    register.close()
    with Register.open(path) as again:
        (activity,) = again.all(ProcessingActivity)
        assert (activity.name, activity.stated_none) == ("Payroll", ("transfers",))
        assert [one.purpose for one in activity.purposes] == ["pay wages"]
        assert activity.data[0].purposes == activity.purposes
        assert activity.data[0].special == ("A9-1-union",)
        head = again.head()
        assert (head.number, head.title, head.author, head.kind) == (1, "Added Payroll", "A. Author", "edit")


def test_a_register_keeps_its_id(register, path):
    known = register.about()["register_id"]
    fork = register.fork()
    assert fork.about()["register_id"] == known
    fork.close()
    register.close()
    with Register.open(path) as again:
        assert again.about()["register_id"] == known


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_nobody_else_may_read_the_file(register, path):
    an_activity(register)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.with_name(f".{path.name}.lock").stat().st_mode) == 0o600


def test_at_rest_there_is_one_file(register, path):
    an_activity(register)
    register.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_write_outside_a_step_is_refused(register):
    activity = an_activity(register)
    before = rows(register)
    activity.name = "Wages"
    with pytest.raises(RuntimeError, match="outside a step"):
        register.session.flush()
    register.session.rollback()
    for statement in (
        insert(System).values(id="1", name="x"),
        update(System).values(name="x"),
        delete(Purpose),
        insert(LINKS).values(processing_activity_id=activity.id, system_id="1"),
        delete(LINKS),
        text("UPDATE processing_activity SET name = 'x'"),
        text("INSERT OR REPLACE INTO system (id, name) SELECT id, 'x' FROM system"),
    ):
        with pytest.raises(IntegrityError, match="outside a step"):
            register.connection.execute(statement)
    assert rows(register) == before
    assert register.head().number == 1


def test_link_rows_are_recorded(register):
    activity = an_activity(register)
    with register.step("Linked another") as session:
        activity.systems.append(System(name="Till"))
    assert touched(register) == [("processing_activity_systems", "added"), ("system", "added")]
    with register.step("Unlinked all"):
        activity.systems.clear()
    assert touched(register) == [("processing_activity_systems", "removed")] * 2
    register.undo()
    assert {one.name for one in activity.systems} == {"Ledger", "Till"}
    with register.step("Nothing") as session:
        session.add(activity)
    assert register.head().title == "Undone: Unlinked all"


def test_bulk_statements_are_recorded(register):
    activity = an_activity(register)
    with register.step("In bulk") as session:
        session.execute(insert(System), [{"id": f"s{n}", "name": f"System {n}"} for n in range(3)])
        session.execute(insert(LINKS), [{"processing_activity_id": activity.id, "system_id": f"s{n}"} for n in (0, 1)])
        session.execute(update(System).where(System.name == "Ledger").values(name="Books"))
        session.execute(delete(LINKS).where(LINKS.c.system_id == "s0"))
    assert touched(register) == [
        ("processing_activity_systems", "added"),
        ("system", "added"),
        ("system", "added"),
        ("system", "added"),
        ("system", "changed"),
    ]
    assert found(register, "books")
    assert not found(register, "ledger")
    with register.step("Replaced") as session:
        session.execute(text("INSERT OR REPLACE INTO system (id, name) VALUES ('s2', 'Two')"))
    assert touched(register) == [("system", "changed")]
    register.undo()
    register.undo()
    assert found(register, "ledger")
    assert not found(register, "books")


def test_a_row_of_a_record_is_recorded_with_it(register):
    activity = an_activity(register)
    assert {row.root_id for row in steps.changes(register.connection, 1) if row.table != "system"} >= {activity.id}
    (purpose,) = [row for row in steps.changes(register.connection, 1) if row.table == "purpose"]
    assert (purpose.root_id, purpose.row_id) == (activity.id, activity.purposes[0].id)


def test_undo_and_redo_go_over_everything_also_after_reopening(register, path):
    states = [rows(register)]
    activity = an_activity(register)
    states.append(rows(register))
    with register.step("Changed") as session:
        activity.name, activity.stated_none, activity.starts_on = "Wages", (), date(2026, 1, 2)
        activity.purposes.insert(0, Purpose(purpose="advance wages"))
    states.append(rows(register))
    with register.step("Deleted") as session:
        session.delete(activity)
    states.append(rows(register))
    words = index(register)
    register.close()
    with Register.open(path) as again:
        for state in reversed(states[:-1]):
            assert again.undo()
            assert rows(again) == state
        assert again.undo() == []
        assert index(again) == []
    with Register.open(path) as again:
        for state in states[1:]:
            assert again.redo()
            assert rows(again) == state
        assert again.redo() == []
        assert index(again) == words
        assert titles(again)[-6:] == [
            "Undone: Deleted",
            "Undone: Changed",
            "Undone: Added Payroll",
            "Done again: Added Payroll",
            "Done again: Changed",
            "Done again: Deleted",
        ]


def test_an_open_form_sees_what_was_undone(register):
    activity = an_activity(register)
    known = activity.id
    with register.step("Changed"):
        activity.name = "Wages"
        activity.purposes.append(Purpose(purpose="advance wages"))
    register.undo()
    assert activity.name == "Payroll"
    assert [one.purpose for one in activity.purposes] == ["pay wages"]
    register.undo()
    assert register.get(ProcessingActivity, known) is None
    register.redo()
    assert register.get(ProcessingActivity, known).name == "Payroll"


def test_a_new_edit_ends_what_can_be_redone(register):
    activity = an_activity(register)
    with register.step("Changed"):
        activity.name = "Wages"
    register.undo()
    assert register.redoable()
    with register.step("Changed otherwise"):
        activity.name = "Salaries"
    assert register.redoable() is None
    assert register.undoable().title == "Changed otherwise"
    register.undo()
    assert register.undoable().title == "Added Payroll"


def test_rows_that_point_at_each_other_come_back(register):
    with register.step("Added") as session:
        organisation = Organisation(name="Example")
        organisation.contacts.append(Contact(name="An Officer"))
        organisation.dpo = organisation.contacts[0]
        session.add(organisation)
    before = rows(register)
    with register.step("Deleted") as session:
        organisation.dpo = None
        session.flush()
        session.delete(organisation)
    register.undo()
    assert rows(register) == before
    (again,) = register.all(Organisation)
    assert again.dpo is again.contacts[0]
    register.undo()
    assert not any(rows(register).values())


def test_a_step_that_fails_leaves_nothing(register, path):
    activity = an_activity(register)
    before = rows(register), index(register)

    def failing():
        with register.step("Half") as session:
            activity.name = "Wages"
            activity.data.clear()
            activity.purposes.clear()
            session.add(SecurityMeasure(name="Backup"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert (rows(register), index(register)) == before
    assert register.head().number == 1
    assert (activity.name, len(activity.purposes)) == ("Payroll", 1)
    with register.step("Whole"):
        activity.name = "Wages"
    register.close()
    with Register.open(path) as again:
        assert again.all(ProcessingActivity)[0].name == "Wages"
        assert not again.all(SecurityMeasure)


def test_a_step_that_breaks_a_link_is_refused_whole(register):
    an_activity(register)
    before = rows(register)

    def orphaning():
        with register.step("Broken") as session:
            session.execute(update(ProcessingActivity).values(controller_id="nobody"))

    with pytest.raises(IntegrityError):
        orphaning()
    assert rows(register) == before


def test_a_step_inside_a_step_is_a_bug(register):
    def nested():
        with register.step("Outer"), register.step("Inner"):
            pass

    with pytest.raises(RuntimeError, match="inside"):
        nested()
    with register.step("After") as session:
        session.add(System(name="x"))
    assert titles(register) == ["After"]


def test_a_step_in_which_nothing_changes_is_no_step(register):
    activity = an_activity(register)
    with register.step("Nothing"):
        activity.name = "Wages"
        register.session.flush()
        activity.name = "Payroll"
    with register.step("Nothing") as session:
        session.add(extra := System(name="x"))
        session.flush()
        session.delete(extra)
    assert titles(register) == ["Added Payroll"]


def test_a_fork_is_a_copy_that_goes_its_own_way(register):
    activity = an_activity(register)
    fork = register.fork()
    with register.step("Changed"):
        activity.name = "Wages"
    assert [one.name for one in fork.all(ProcessingActivity)] == ["Payroll"]
    assert fork.head().number == 1
    assert fork.read_only
    with pytest.raises(KnownError, match="copy"), fork.step("Refused"):
        pass
    fork.close()
    assert register.all(ProcessingActivity)[0].name == "Wages"


def test_a_document_is_kept_by_its_content(register, path):
    with register.step("Kept") as session:
        register.keep_file("ab" * 32, b"\x00 a contract")
        register.keep_file("ab" * 32, b"\x00 a contract")
        session.add(System(name="x"))
    register.close()
    with Register.open(path) as again:
        assert again.file_content("ab" * 32) == b"\x00 a contract"
        assert again.file_content("cd" * 32) is None


@pytest.mark.parametrize("in_force", [True, False], ids=["asked for", "in a folder that cannot be written"])
def test_opening_to_read_changes_no_byte(register, path, in_force, request):
    an_activity(register)
    register.close()
    if not in_force:
        if os.name == "nt" or os.geteuid() == 0:
            pytest.skip("this user may write everywhere; see test_lock.py for a disk that can only be read")
        path.chmod(0o400)
        path.parent.chmod(0o500)
        request.addfinalizer(lambda: path.parent.chmod(0o700))
    before = path.read_bytes(), path.stat().st_mtime_ns
    with Register.open(path, read_only=in_force) as again:
        assert again.read_only
        assert found(again, "payroll")
        assert again.fork().all(ProcessingActivity)[0].name == "Payroll"
        with pytest.raises(KnownError, match="nothing was changed"), again.step("Refused"):
            pass
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]
