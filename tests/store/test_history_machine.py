"""Plays a user who adds, edits, links, deletes, undoes and reopens: history must bring back every state exactly."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.kinds import clean
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.store.register import Register
from tests.store.state import found, index, rows

NAMES = st.sampled_from(["", "Payroll", "Ærø – Łódź", "=1+1", "😀", "'; DROP TABLE step; --", "line\nbreak", "ש ל"])
PLACES = st.integers(0, 5)


class User(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "a.ropa"
        self.register = Register.create(self.path)
        self.states = [(rows(self.register), index(self.register))]
        self.at = 0

    def teardown(self):
        self.register.close()
        shutil.rmtree(self.folder)

    def one(self, cls, place):
        """Some record of this class, None where there is none."""
        records = self.register.all(cls)
        return records[place % len(records)] if records else None

    def done(self):
        """A step was made; where it changed something, it is the newest state."""
        state = rows(self.register), index(self.register)
        if state != self.states[self.at]:
            self.states[self.at + 1 :] = [state]
            self.at += 1

    @initialize(name=NAMES)
    def begin(self, name):
        with self.register.step("Began") as session:
            session.add_all([ProcessingActivity(name=name), System(name=name), Organisation(name=name)])
        self.done()

    @rule(cls=st.sampled_from([ProcessingActivity, System, Organisation]), name=NAMES)
    def add(self, cls, name):
        with self.register.step("Added") as session:
            session.add(cls(name=name))
        self.done()

    @rule(cls=st.sampled_from([ProcessingActivity, System, Organisation]), place=PLACES, name=NAMES)
    def edit(self, cls, place, name):
        if record := self.one(cls, place):
            with self.register.step("Edited"):
                record.name = name
            assert record.name == clean(name)
            self.done()

    @rule(place=PLACES, names=st.lists(NAMES, max_size=3), where=PLACES)
    def add_rows(self, place, names, where):
        if activity := self.one(ProcessingActivity, place):
            with self.register.step("Added rows"):
                for name in names:
                    activity.purposes.insert(where, Purpose(purpose=name))
                    activity.data.append(PersonalData(items=name, purposes=activity.purposes[:2]))
            self.done()

    @rule(place=PLACES, row=PLACES)
    def delete_row(self, place, row):
        activity = self.one(ProcessingActivity, place)
        if activity and activity.data:
            with self.register.step("Deleted a row"):
                del activity.data[row % len(activity.data)]
            self.done()

    @rule(place=PLACES)
    def delete_all_rows(self, place):
        if activity := self.one(ProcessingActivity, place):
            with self.register.step("Deleted all rows"):
                activity.data.clear()
                activity.purposes.clear()
            self.done()

    @rule(place=PLACES, systems=st.lists(PLACES, max_size=3), owner=PLACES)
    def link(self, place, systems, owner):
        if activity := self.one(ProcessingActivity, place):
            with self.register.step("Linked"):
                activity.systems = list({one.id: one for p in systems if (one := self.one(System, p))}.values())
                activity.controller = self.one(Organisation, owner)
                activity.replaced_by = self.one(ProcessingActivity, owner)
            self.done()

    @rule(place=PLACES, name=NAMES)
    def name_an_officer(self, place, name):
        if organisation := self.one(Organisation, place):
            with self.register.step("Named an officer"):
                organisation.contacts.append(Contact(name=name))
                organisation.dpo = organisation.contacts[-1]
                organisation.part_of = self.one(Organisation, place + 1)
            self.done()

    @rule(place=PLACES, none=st.lists(st.sampled_from(["transfers", "recipients"]), unique=True))
    def state_none(self, place, none):
        if activity := self.one(ProcessingActivity, place):
            with self.register.step("Stated"):
                activity.stated_none = tuple(none)
            self.done()

    @rule(place=PLACES)
    def fail(self, place):
        try:
            with self.register.step("Failed") as session:
                if activity := self.one(ProcessingActivity, place):
                    activity.name = "never"
                    activity.purposes.append(Purpose(purpose="never"))
                session.add(System(name="never"))
                session.flush()
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @rule()
    def undo(self):
        assert bool(self.register.undo()) == (self.at > 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self):
        assert bool(self.register.redo()) == (self.at + 1 < len(self.states))
        self.at = min(len(self.states) - 1, self.at + 1)

    @rule()
    def reopen(self):
        self.register.close()
        self.register = Register.open(self.path)

    @precondition(lambda self: self.at > 0)
    @rule()
    def all_the_way_back_and_forth(self):
        here = self.at
        while self.register.undo():
            self.at -= 1
        assert self.at == 0
        self.stands()
        while self.register.redo():
            self.at += 1
        assert self.at == len(self.states) - 1
        self.stands()
        for _ in range(self.at - here):
            assert self.register.undo()
        self.at = here
        # Raises where the index does not hold exactly the words of the texts it is made from.
        self.register.connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")

    @invariant()
    def stands(self):
        assert (rows(self.register), index(self.register)) == self.states[self.at]
        assert (self.register.undoable() is None) == (self.at == 0)
        assert (self.register.redoable() is None) == (self.at == len(self.states) - 1)
        assert not found(self.register, "never")


TestUser = User.TestCase
TestUser.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
