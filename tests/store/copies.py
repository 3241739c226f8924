"""Two copies of one register, and what is the same in two registers whatever the order of rows."""

import shutil
from contextlib import ExitStack, contextmanager

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.kinds import Links
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.store import uses
from ropa_desktop.store.merge import apply, prepare
from ropa_desktop.store.pairs import STATED
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify


def start(register):
    """A small register: an activity with rows and links, and two processors."""
    with register.step("Started") as session:
        shop, host = Organisation(name="Example Shop", country="IE"), Organisation(name="Host")
        payroll = ProcessingActivity(code="A-01", name="Payroll", controller=shop)
        payroll.purposes += [Purpose(purpose="Pay wages"), Purpose(purpose="Report taxes")]
        payroll.data.append(PersonalData(items="Bank account", purposes=payroll.purposes[:1]))
        payroll.systems.append(System(name="Wages 3", hosting_countries=("IE",)))
        payroll.engagements.append(Engagement(processor=host, service="Hosting"))
        session.add_all([payroll, ProcessingActivity(code="A-02", name="Newsletter", controller=shop)])
        session.add(Engagement(processor=Organisation(name="Mail"), service="Mailing"))


@contextmanager
def copies(folder, begin=start):
    """Our register, and a copy of it that somebody else took along."""
    ours, theirs = folder / "ours.ropa", folder / "theirs.ropa"
    with Register.create(ours, "A. Author") as register:
        begin(register)
    shutil.copy(ours, theirs)
    with ExitStack() as both:
        yield tuple(both.enter_context(Register.open(path, path.stem)) for path in (ours, theirs))


def one(register, cls, **values):
    """The record that has these values."""
    (found,) = [
        each for each in register.all(cls) if all(getattr(each, name) == value for name, value in values.items())
    ]
    return found


def activity(register, code="A-01"):
    return one(register, ProcessingActivity, code=code)


def change(register, record, **values):
    """Change some fields as one step."""
    with register.step("Changed"):
        for name, value in values.items():
            setattr(record, name, value)


@contextmanager
def changing(register, code="A-01"):
    """One step on an activity."""
    here = activity(register, code)
    with register.step("Changed"):
        yield here


def add_recipient(register, code="A-01", **values):
    with changing(register, code) as here:
        here.recipients.append(Recipient(**values))


def take_out(register, record):
    """Remove a row, and all that points at it, as the window does."""
    owner = record.owner()
    pointing = uses.places(register, record)
    with register.step("Took a row out"):
        for field in type(record).fields:
            if isinstance(field.kind, Links):
                setattr(record, field.name, [])
        for other, field in pointing:
            if isinstance(field.kind, Links):
                field.value(other).remove(record)
            else:
                setattr(other, field.name, None)
        for field in type(owner).rows_fields():
            if record in field.value(owner):
                field.value(owner).remove(record)


def merge(ours, theirs, decide=None):
    """Take theirs in, all clashes decided for one side; gives what was prepared."""
    made = prepare(ours, theirs)
    if decide is None:
        assert [clash.field for clash in made.clashes] == []
    apply(ours, made, {clash.name: decide for clash in made.clashes})
    assert holds(ours)
    return made


def holds(register):
    faults = verify(register.connection)
    assert faults == []
    assert register.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    return True


def said(register):
    """Every row by its id, as dictionaries, without the places of rows; sets of codes as sets."""
    found = {}
    for table in STATED:
        for row in register.connection.exec_driver_sql(f"SELECT * FROM {table.name}").mappings():
            values = {name: value for name, value in row.items() if name != "position"}
            for name in ("stated_none", "hosting_countries", "storage_countries"):
                if values.get(name):
                    values[name] = frozenset(values[name].split())
            key = tuple(str(row[column.name]) for column in table.primary_key.columns)
            found[table.name, key] = values
    return found
