"""A register, open: read it, write it in steps, undo, redo, fork."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Event, Lock, get_ident
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.record import Record, new_id
from ropa_desktop.store import difference, file, migrate, outside, recording, search, steps, tables
from ropa_desktop.store.backup_names import backup_at
from ropa_desktop.store.key import Key
from ropa_desktop.store.lock import InUse, WriterLock
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.steps import Step
from ropa_desktop.store.underneath import Underneath

if TYPE_CHECKING:
    from datetime import date, datetime

    from ropa_desktop.store.reader import Reader

R = TypeVar("R", bound=Record)


class Register:
    """One open file and one session; every write is inside `with register.step("…")`."""

    def __init__(
        self,
        path: Path | None,
        raw: Any,
        read_only: str,
        lock: WriterLock | None,
        author: str,
        key: Key | None = None,
    ) -> None:
        self.path = path
        self.key = key  # what opens the file, None where it is not encrypted
        self.read_only = read_only  # the reason in words, empty where one can write
        self.author = author
        self.as_of: date | datetime | None = None  # until when what it holds was recorded, None for today's state
        self._lock = lock
        self._engine: Engine = create_engine(
            "sqlite://", module=dbapi2, creator=lambda: raw, poolclass=StaticPool, isolation_level="AUTOCOMMIT"
        )
        self._beside: Connection | None = None  # by which another thread writes, while nobody else does anything
        self._writes: int | None = None  # the thread that writes a step just now
        self._written = Event()  # unless one does
        self._written.set()
        self._still = Lock()  # while a step is written, and while a few megabytes are copied
        self._copying = Lock()  # while another thread makes a copy
        self._closing = False
        self.readers: list[Reader] = []  # who reads the same file beside it; whoever opens one closes it

    # -- opening and closing

    @classmethod
    def create(cls, path: Path, author: str = "", key: Key | None = None) -> Self:
        """A new, empty register, encrypted where there is a key; KnownError where it exists or cannot be made."""
        file.make_empty(path, key)
        try:
            register = cls.open(path, author, fresh=True, key=key)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return register

    @classmethod
    def open(
        cls, path: Path, author: str = "", *, read_only: bool = False, fresh: bool = False, key: Key | None = None
    ) -> Self:
        """Open a register, to write where nobody else does; raises KnownError where it cannot be read."""
        key = file.examine(path, key)
        lock, reason = (None, _("It was opened to be read.")) if read_only else _take(path)
        raw = None
        try:
            raw = file.connect(path, read_only=bool(reason), key=key)
            if not fresh:
                fresh = file.check_contents(raw, path) != file.known_revisions()[-1]
                reason = reason or (_backed_up(raw, path, key) if fresh else "")
            if fresh and reason:  # of an older form, and not to be touched: its copy in memory is brought to the newest
                with closing(raw) as older:
                    raw = file.copy_of(older)
            if not reason:
                raw.execute("PRAGMA journal_mode=DELETE")  # now that it is ours: on a file in WAL mode this writes
            register = cls(path, raw, reason, lock, author, key)
            register._start(migrating=fresh)
        except BaseException as error:
            if raw is not None:
                raw.close()
            if lock:
                lock.release()
            if isinstance(error, (DatabaseError, dbapi2.DatabaseError, UnicodeDecodeError)):
                raise file.unreadable(path, getattr(error, "orig", error)) from error
            raise
        return register

    def _start(self, *, migrating: bool) -> None:
        if migrating:
            migrate.to_newest(self._engine)
        self._connection: Connection = self._engine.connect()
        with ExitStack() as failed:
            failed.callback(self._connection.close)  # before the driver's own, or SQLAlchemy complains aloud
            self.session = Session(bind=self._connection, autoflush=False, expire_on_commit=False)
            event.listen(self.session, "before_flush", self._refuse_outside_step)
            event.listen(self._engine, "before_cursor_execute", self.wait_for_step)
            if not self.read_only:
                recording.install(self._connection)
            if not self.read_only and self.head() is None and "register_id" not in self.about():
                self._connection.execute(insert(tables.ABOUT), [{"key": "register_id", "value": new_id()}])
            self.session.commit()
            if self.path and not self.read_only:
                self._underneath = Underneath(self.path, self._connection.connection.dbapi_connection)
            failed.pop_all()

    def close(self) -> None:
        """Close the file, forget its key, and let others write; a copy that is being made is given up."""
        self._closing = True
        with self._copying:
            self._close()

    def _close(self) -> None:
        self.session.close()
        if self._beside is not None:
            self._beside.close()
        self._connection.close()
        self._engine.dispose()
        self.key = None
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        known = outside.at_fault(error, self._connection, self.path) if self.path else None
        self.close()
        if known:
            raise known from error

    # -- reading

    @property
    def connection(self) -> Connection:
        """For the readers of this room: lists, exports, search."""
        self.wait_for_step()
        return self._connection

    def get(self, cls: type[R], row_id: str) -> R | None:
        """The record of this id, for a form."""
        return self.session.get(cls, row_id)

    def all(self, cls: type[R]) -> list[R]:
        """Every record of a class, retired ones too; for choices and small lists."""
        return list(self.session.scalars(select(cls).order_by(cls.id)))

    def about(self) -> dict[str, str]:
        """What the register says of itself: its id, and who made it when."""
        return {row.key: row.value for row in self._connection.execute(select(tables.ABOUT))}

    def head(self) -> Step | None:
        """The last step."""
        return steps.head(self._connection)

    # -- writing

    @contextmanager
    def step(self, title: str, kind: str = "edit", target: int | None = None) -> Iterator[Session]:
        """All that is written inside is one step: it is stored whole, or nothing of it is."""
        self._refuse_reading_only()
        with self._alone():
            try:
                with self._whole(self._connection, title, kind, target):
                    yield self.session
                    self.session.flush()
                self.session.commit()  # tells the session; the driver has nothing left to commit
            except BaseException:
                self.session.rollback()
                self.session.expire_all()
                raise

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """A step is written: whoever comes meanwhile from another thread waits, so nothing half done is ever seen."""
        if self._writes == get_ident():
            raise RuntimeError("a step inside a step")
        with self._still:
            self._written.clear()
            self._writes = get_ident()
            try:
                self._look_underneath()
                for reader in self.readers:  # else the write would wait for the longest look
                    reader.stop()
                yield
            finally:
                self._writes = None
                self._written.set()

    def wait_for_step(self, *_told: object) -> None:
        """Go on once the step is over that another thread writes."""
        if self.is_written_beside():
            self._written.wait()

    def is_written_beside(self) -> bool:
        """Whether another thread writes a step just now: what is read past us would be half of it."""
        return self._writes not in (None, get_ident())

    @contextmanager
    def _whole(self, connection: Connection, title: str, kind: str, target: int | None) -> Iterator[None]:
        """One transaction, sealed and stored at its end, or rolled back."""
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            recording.start(connection)
            yield
            self._seal(connection, title, kind, target)
            recording.stop(connection)
            connection.exec_driver_sql("COMMIT")
            self._underneath.written()
        except BaseException as error:
            if connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
                connection.exec_driver_sql("ROLLBACK")
            told = getattr(error, "orig", error)
            if isinstance(told, dbapi2.OperationalError) and file.of_the_place(told):
                raise _not_stored(told) from error
            raise

    def _seal(self, connection: Connection, title: str, kind: str, target: int | None) -> None:
        rows = recording.collect(connection)
        if rows:
            step = steps.add(connection, title, self.author, rows, kind, target)
            search.update(connection, rows)
            if kind == "delivery":
                steps.mark(connection, step)

    def _refuse_reading_only(self) -> None:
        if self.read_only:
            raise KnownError(
                _("This register is open for reading only, so nothing was changed.") + " " + self.read_only
            )

    def _look_underneath(self) -> None:
        if not self.read_only:
            self._underneath.check()

    def _refuse_outside_step(self, session: Session, *_: object) -> None:
        if self._writes != get_ident() and (session.new or session.dirty or session.deleted):
            raise RuntimeError("a write outside a step")

    def keep_file(self, sha256: str, content: bytes) -> None:
        """Store a document's bytes by their hash, once; call it inside the step that names them."""
        self._connection.execute(
            text("INSERT INTO document_file VALUES (:sha256, :content) ON CONFLICT DO NOTHING"),
            {"sha256": sha256, "content": content},
        )

    def file_content(self, sha256: str) -> bytes | None:
        """The bytes of a document kept inside the register."""
        table = tables.DOCUMENT_FILE
        return self._connection.execute(select(table.c.content).where(table.c.sha256 == sha256)).scalar()

    # -- undo, redo

    def undoable(self) -> Step | None:
        """What undo would take back."""
        return steps.undoable(self._connection)

    def redoable(self) -> Step | None:
        """The undo that redo would take back."""
        return steps.redoable(self._connection)

    def undo(self) -> list[RowChange]:
        """Take back the last step, as a new step; gives what changed, empty where there is nothing to undo."""
        return self._take_back("undo")

    def redo(self) -> list[RowChange]:
        """Do again what was undone last, as a new step."""
        return self._take_back("redo")

    def beside(self, kind: str) -> "Callable[[difference.Progress], list[RowChange]]":
        """An undo or redo for another thread, which goes past the session; `look_anew` once it is over.

        What it is given is told how far it is, and may raise Cancelled: then nothing was done.
        """
        connection = self._beside = self._beside or self._engine.connect()  # the same one of the driver
        return lambda progress: self._taken_back(connection, kind, progress)

    def look_anew(self) -> None:
        """What the session has read is read again; nobody knows what another thread has written past it."""
        self.session.commit()
        self.session.expire_all()

    def _take_back(self, kind: str) -> list[RowChange]:
        try:
            return self._taken_back(self._connection, kind)
        finally:
            self.look_anew()

    def _taken_back(
        self, connection: Connection, kind: str, progress: difference.Progress = lambda _done, _total: None
    ) -> list[RowChange]:
        find, words = (
            (steps.undoable, _("Undone: {title}")) if kind == "undo" else (steps.redoable, _("Done again: {title}"))
        )
        with self._alone():
            step = find(connection)
            if step is None:
                return []
            self._refuse_reading_only()
            inverse = [row.inverse() for row in reversed(steps.changes(connection, step.number))]
            origin = steps.read(connection, step.target) if step.target else step
            with self._whole(connection, words.format(title=(origin or step).title), kind, step.number):
                if refused := difference.apply(connection, inverse, progress):
                    raise RuntimeError(f"step {step.number} does not match the contents at {refused[0].row_id}")
        return inverse

    # -- forking

    def fork(self) -> "Register":
        """A copy in memory, made in milliseconds, on which another thread can read."""
        return self._forked(file.copy_of(self.connection.connection.dbapi_connection))

    def fork_beside(self, wanted: Callable[[], object]) -> "Register":
        """The same, made in another thread while this one reads and writes: what was written meanwhile is in it.

        `wanted` is called now and then; it raises Cancelled where nobody waits for the copy any more.
        """

        def between(*_pages: int) -> None:
            self._still.release()
            try:
                wanted()
                if self._closing:
                    raise Cancelled
                time.sleep(0.0005)  # who waits for the lock gets it, which an idle thread takes back at once
            finally:
                self._still.acquire()

        with self._copying:
            if self._closing:
                raise Cancelled
            with self._still:
                copy = file.copy_of(self._connection.connection.dbapi_connection, between)
        return self._forked(copy)

    def _forked(self, copy: Any) -> "Register":
        fork = Register(self.path, copy, _("It is a copy for reading."), None, self.author, self.key)
        fork.as_of = self.as_of
        fork._start(migrating=False)
        return fork


def _backed_up(raw: Any, path: Path, key: Key | None) -> str:
    from ropa_desktop.store import backups  # it opens registers itself

    return backups.before_migration(raw, path, key)


def _take(path: Path) -> tuple[WriterLock | None, str]:
    """The lock, or the reason why this register can only be read."""
    if backup_at(path):
        return None, _("It is a backup. Restore it, or give it another name, to work on it.")
    lock = WriterLock(path)
    try:
        with path.open("r+b"):
            lock.take()
    except InUse as who:
        return None, _("Somebody else is working on it: {who}.").format(who=who)
    except OSError as error:
        return None, _("The file or its folder cannot be written: {why}.").format(why=error.strerror)
    return lock, ""


def _not_stored(error: object) -> KnownError:
    return KnownError(
        _("The change could not be stored: {why}. The register is as it was before; "
          "make room or free the file, then try again.").format(why=str(error))
    )  # fmt: skip
