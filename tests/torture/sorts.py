"""The sorts of work that are killed: each does numbered work for ever and acknowledges it, and tells what is left."""

import io
import itertools
import shutil
from fnmatch import fnmatch
from pathlib import Path

# What the program imports late is imported here, once, and not in every child.
import alembic.migration
import alembic.operations
import alembic.script  # noqa: F401
import openpyxl
from pypdf import PdfReader
from sqlalchemy.orm import configure_mappers

import ropa_desktop.exchange.excel.workbook
import ropa_desktop.exchange.pdf.document  # noqa: F401
from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import json_file, json_in
from ropa_desktop.exchange.export import export
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.store import backup_names, backups, deliveries, file, handover, password, rows
from ropa_desktop.store.fresh import fresh
from ropa_desktop.store.register import Register
from ropa_desktop.store.restore import restore
from ropa_desktop.store.verify import verify
from tests.store.keys import made

configure_mappers()
KEYS = (None, made("one"), made("another"))
RELEASED = Path(__file__).parent.parent / "files" / "0.1.0.ropa"


class HalfError(Exception):
    """Something is neither old nor new."""


class Sort:
    """Work of one sort in a folder of its own; `keep` says which files belong there when nothing is under way."""

    name = ""
    keep: tuple[str, ...] = ("a.ropa",)
    key = None

    def begin(self, folder):
        """Lay down what the work starts from."""
        shutil.copy(_filled(folder.parent, self.key), folder / "a.ropa")

    def work(self, folder, acknowledge, most=None):
        """Work for ever, or as often as asked; `acknowledge(n)` when the n-th piece is said to be done."""
        raise NotImplementedError

    def stored(self, folder, acknowledged):
        """How many pieces are stored, counted from the acknowledged ones; raises where something is half."""
        raise NotImplementedError

    def left(self, folder):
        """What lies there and belongs to nothing."""
        return [one for one in folder.iterdir() if not any(fnmatch(one.name, name) for name in self.keep)]


def numbers(most):
    return itertools.count(1) if most is None else range(1, most + 1)


def _filled(folder, key=None):
    """A small register with something of everything that the sorts of work touch, made once."""
    path = folder / ("locked.ropa" if key else "filled.ropa")
    if path.exists():
        return path
    with fresh(path, "A. Author", key) as register, register.step("Began") as session:
        ours = Organisation(name="Example Shop", country="IE", kept_for=True)
        session.add_all(
            ProcessingActivity(name=f"Activity {n}", controller=ours, notes="0", purposes=[Purpose(purpose="Sales")])
            for n in range(5)
        )
        session.add_all(System(name=f"System {n}", notes="0") for n in range(60))
    return path


def lay(path, source):
    """Put a register there for the program to work on; that is no work of the program's."""
    try:
        shutil.copy(source, path.with_suffix(".copy"))
        path.with_suffix(".copy").rename(path)
    except OSError as error:
        raise KnownError("there was nothing to work on") from error


def first(register):
    """The activity in which a sort of work counts."""
    return min(register.all(ProcessingActivity), key=lambda one: one.name)


def sound(path, **opening):
    """The register of a killed program: it opens to be written, for nobody holds it, and verifies."""
    register = Register.open(path, **opening)
    if register.read_only:
        raise HalfError(f"the lock of a dead program still locks: {register.read_only}")
    if faults := verify(register.connection):
        raise HalfError("; ".join(fault.sentence for fault in faults))
    return register


class Save(Sort):
    """One field, one step."""

    name = "save"

    def work(self, folder, acknowledge, most=None):
        with Register.open(folder / "a.ropa", key=self.key) as register:
            activity = first(register)
            begun = int(activity.notes)
            for number in numbers(most):
                with register.step(f"Step {begun + number}"):
                    activity.notes = str(begun + number)
                acknowledge(number)

    def stored(self, folder, acknowledged):
        with sound(folder / "a.ropa", key=self.key) as register:
            activity = first(register)
            head, number = register.head(), int(activity.notes)
            if (head.number, head.title) != (1 + number, f"Step {number}" if number else "Began"):
                raise HalfError(f"the field says {number}, the history {head}")
            return number


class Bulk(Sort):
    """One step over 60 records."""

    name = "bulk"

    def work(self, folder, acknowledge, most=None):
        with Register.open(folder / "a.ropa") as register:
            systems = register.all(System)
            begun = int(systems[0].notes)
            for number in numbers(most):
                with register.step(f"Step {begun + number}"):
                    for one in systems:
                        one.notes = str(begun + number)
                acknowledge(number)

    def stored(self, folder, acknowledged):
        with sound(folder / "a.ropa") as register:
            found = {one.notes for one in register.all(System)}
            if len(found) != 1 or register.head().number != 1 + int(next(iter(found))):
                raise HalfError(f"the records say {sorted(found)}, the history {register.head()}")
            return int(found.pop())


class Import(Sort):
    """JSON into a register that holds nothing, and into one that is not there yet, in turns."""

    name = "import"
    keep = ("all.json", "*.ropa")

    def begin(self, folder):
        whole, empty = folder.parent / "all.json", folder.parent / "empty.ropa"
        if not whole.exists():
            with Register.open(_filled(folder.parent), read_only=True) as register:
                json_file.write(
                    rows.all_rows(register), (), handover.standing(register), rows.count(register), whole,
                    lambda done, total: None,
                )  # fmt: skip
            Register.create(empty).close()
        shutil.copy(whole, folder)
        shutil.copy(empty, folder)

    def work(self, folder, acknowledge, most=None):
        begun = self._whole(folder)
        for number in numbers(most):
            path = folder / f"in{begun + number}.ropa"
            parsed = json_in.read(folder / "all.json")
            if (begun + number) % 2 and not path.exists():
                lay(path, folder / "empty.ropa")
            opened = Register.open(path) if path.exists() else fresh(path)
            with opened as register, register.step("Read in") as session:
                rows.add_rows(register, session, parsed.rows())
            acknowledge(number)

    def stored(self, folder, acknowledged):
        (folder / f"in{acknowledged + 1}.copy").unlink(missing_ok=True)
        for path in folder.glob("in*.ropa"):
            sound(path).close()
        return self._whole(folder)

    def _whole(self, folder):
        """How many registers hold all that was read in; the one after them holds nothing, or is not there."""
        whole = json_in.read(folder / "all.json").count()
        done = 0
        while (path := folder / f"in{done + 1}.ropa").exists():
            with Register.open(path, read_only=True) as register:
                count = rows.count(register)
            if count not in (0, whole):
                raise HalfError(f"{count} of {whole} records were read in")
            if not count:
                break
            done += 1
        return done


class Document(Sort):
    """A document over the one before, which shows the step before."""

    suffix = ""

    def begin(self, folder):
        once = folder.parent / self.name
        if not once.exists():
            once.mkdir()
            shutil.copy(_filled(folder.parent), once / "a.ropa")
            self._export(once, 0, lambda number: None)
        shutil.copytree(once, folder, dirs_exist_ok=True)

    def work(self, folder, acknowledge, most=None):
        begun = self._shown(folder)
        for number in numbers(most):
            self._export(folder, begun + number, lambda done: acknowledge(done - begun))

    def _export(self, folder, number, acknowledge):
        with Register.open(folder / "a.ropa") as register:
            with register.step(f"Step {number}"):
                register.all(Organisation)[0].name = f"Example Shop, number {number}."
            target = folder / f"record{self.suffix}"
            shown = handover.standing(register)
            export(handover.contents(register), "controller", target, lambda done, total: None)
            deliveries.note(register, shown, "controller", None, target.name, "en")
        acknowledge(number)

    def stored(self, folder, acknowledged):
        sound(folder / "a.ropa").close()
        return self._shown(folder)

    def _shown(self, folder):
        text = self.text((folder / f"record{self.suffix}").read_bytes())
        return int(text.partition("Example Shop, number ")[2].partition(".")[0])


class Excel(Document):
    """A workbook."""

    name = "xlsx"
    suffix = ".xlsx"
    keep = ("a.ropa", "record.xlsx")

    def text(self, content):
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


class Pdf(Document):
    """A document to be printed."""

    name = "pdf"
    suffix = ".pdf"
    keep = ("a.ropa", "record.pdf")

    def text(self, content):
        return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


class Migration(Sort):
    """A register of the first version, brought to today's form by opening it."""

    name = "migration"
    keep = ("old*.ropa", "old* backups")

    def begin(self, folder):
        """The work copies for itself."""

    def work(self, folder, acknowledge, most=None):
        begun = len(list(folder.glob("old*.ropa")))
        for number in numbers(most):
            path = folder / f"old{begun + number}.ropa"
            lay(path, RELEASED)
            with Register.open(path):
                pass
            acknowledge(number)

    def stored(self, folder, acknowledged):
        count = len(list(folder.glob("old*.ropa")))
        (folder / f"old{count + 1}.copy").unlink(missing_ok=True)
        for number in range(1, count + 1):
            with sound(folder / f"old{number}.ropa") as register:
                if register.undoable() is None or rows.count(register) < 20:
                    raise HalfError("it lost its history or its records")
        return count


class Encrypted(Save):
    """One field, one step, on a register with a password."""

    name = "encrypted"
    key = KEYS[1]


class Undo(Sort):
    """A step, and its undoing, in turns."""

    name = "undo"

    def work(self, folder, acknowledge, most=None):
        with Register.open(folder / "a.ropa") as register:
            begun = register.head().number - 1
            for number in numbers(most):
                if (begun + number) % 2:
                    with register.step("Step"):
                        first(register).notes = "1"
                else:
                    register.undo()
                acknowledge(number)

    def stored(self, folder, acknowledged):
        with sound(folder / "a.ropa") as register:
            done = register.head().number - 1
            if first(register).notes != str(done % 2):
                raise HalfError(f"the field says {first(register).notes}, the history {register.head()}")
        return done


class Password(Sort):
    """A password is set, changed and taken away."""

    name = "password"

    def work(self, folder, acknowledge, most=None):
        begun = self._opens(folder)
        for number in numbers(most):
            old, new = (KEYS[one % len(KEYS)] for one in (begun + number - 1, begun + number))
            password.change(folder / "a.ropa", old, new)
            acknowledge(number)

    def stored(self, folder, acknowledged):
        now = self._opens(folder)
        sound(folder / "a.ropa", key=KEYS[now]).close()
        return next((one for one in (acknowledged, acknowledged + 1) if one % len(KEYS) == now), acknowledged - 1)

    def _opens(self, folder):
        """By which of the keys it opens."""
        for place, key in enumerate(KEYS):
            try:
                file.examine(folder / "a.ropa", key)
            except KnownError:
                continue
            return place
        raise HalfError("no key opens it")


class Backup(Sort):
    """A step, then a backup of it."""

    name = "backup"
    keep = ("a.ropa", "kept")

    def work(self, folder, acknowledge, most=None):
        with Register.open(folder / "a.ropa") as register:
            begun = int(first(register).notes)
            for number in numbers(most):
                with register.step(f"Step {begun + number}"):
                    first(register).notes = str(begun + number)
                backups.make(register, folder / "kept", "by hand")
                acknowledge(number)

    def stored(self, folder, acknowledged):
        sound(folder / "a.ropa").close()
        last = 0
        for one in backup_names.listed(folder / "kept", folder / "a.ropa"):
            with Register.open(one.path, read_only=True) as register:
                if faults := verify(register.connection):
                    raise HalfError(faults[0].sentence)
                last = max(last, int(first(register).notes))
        return last

    def left(self, folder):
        return (*super().left(folder), *(one for one in (folder / "kept").glob("*") if not backup_names.backup_at(one)))


class Restore(Sort):
    """A step and a backup of it, a step that is spoilt, and the backup in its place."""

    name = "restore"
    keep = ("a.ropa", "kept", "a backups", "a before restore *.ropa")

    def work(self, folder, acknowledge, most=None):
        with Register.open(folder / "a.ropa") as register:
            begun = int(first(register).notes.split()[0])
        for number in numbers(most):
            with Register.open(folder / "a.ropa") as register:
                with register.step("Good"):
                    first(register).notes = str(begun + number)
                made = backups.make(register, folder / "kept", "by hand")
                with register.step("Spoilt"):
                    first(register).notes = f"{begun + number} spoilt"
            restore(made.path, folder / "a.ropa")
            acknowledge(number)

    def stored(self, folder, acknowledged):
        for aside in folder.glob("a before restore *.ropa"):
            sound(aside).close()
        with sound(folder / "a.ropa") as register:
            number, *spoilt = first(register).notes.split()
        return int(number) - 1 if spoilt and int(number) <= acknowledged else int(number)


# fmt: off
SORTS = {
    sort.name: sort
    for sort in (
        Save(), Encrypted(), Undo(), Bulk(), Import(), Excel(), Pdf(), Backup(), Restore(), Password(), Migration(),
    )
}
