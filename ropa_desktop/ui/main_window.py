"""The window: a bar, a banner for what the user should know, a start page or a register, and the status line."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ropa_desktop import paths
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, as_moment
from ropa_desktop.settings import Settings
from ropa_desktop.store.backup_names import backup_at
from ropa_desktop.ui import actions, ask, letters
from ropa_desktop.ui.assessment import PrintAssessment
from ropa_desktop.ui.backups import Backups
from ropa_desktop.ui.banner import Banner
from ropa_desktop.ui.begin import Begin
from ropa_desktop.ui.bulk import Bulk
from ropa_desktop.ui.clipboard import Copying
from ropa_desktop.ui.compare import Compare
from ropa_desktop.ui.decisions import LoadDecisions
from ropa_desktop.ui.dropping import Dropping
from ropa_desktop.ui.evidence import Evidence
from ropa_desktop.ui.handing_over import HandingOver
from ropa_desktop.ui.help_here import HelpHere
from ropa_desktop.ui.keyboard import Keyboard
from ropa_desktop.ui.lock import Locking
from ropa_desktop.ui.maps import Maps
from ropa_desktop.ui.merge import Merge
from ropa_desktop.ui.overview import Overview
from ropa_desktop.ui.painted import AfterPaint
from ropa_desktop.ui.palette import Palette
from ropa_desktop.ui.paste_dialog import Pasting
from ropa_desktop.ui.pictures import Pictures
from ropa_desktop.ui.plain import label, short
from ropa_desktop.ui.preferences import Preferences
from ropa_desktop.ui.preview import Preview
from ropa_desktop.ui.protection import Protection
from ropa_desktop.ui.reading_order import move_on
from ropa_desktop.ui.reports import Reports
from ropa_desktop.ui.scrolling import let_scroll
from ropa_desktop.ui.session import Session
from ropa_desktop.ui.speaking import Speaking
from ropa_desktop.ui.start_page import StartPage
from ropa_desktop.ui.story import Story
from ropa_desktop.ui.taking_back import TakingBack
from ropa_desktop.ui.time_travel import TimeTravel
from ropa_desktop.ui.top_bar import TopBar
from ropa_desktop.ui.unsaved import Unsaved
from ropa_desktop.ui.views import Views
from ropa_desktop.ui.where_used import WhereUsed
from ropa_desktop.ui.work import WorkBar
from ropa_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from ropa_desktop.store.key import Key
    from ropa_desktop.store.register import Register
    from ropa_desktop.ui.desk import Desk


class MainWindow(QMainWindow):
    """Opens registers and does what the menus offer; the work itself is the workspace's."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.desk: Desk | None = None
        self._begins: Path | None = None  # the register made just now
        self._first: Any = None  # the connection by which the first rows are read while a register is opened
        self._told = ""  # what could not be kept when the window was to be closed
        self.setWindowTitle("ROPA Desktop")
        self.resize(1280, 800)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii")))
        self.dialog: QDialog | None = None  # the one that was opened last
        self.speaking = Speaking(self)
        self.make_all()

    def make_all(self) -> None:
        """Menus, pages and what works on them; once more where the language has changed."""
        self._make_features()
        self._make_pages(self.settings)
        self._make_features_of_the_pages()
        self._lay_out()
        self._follow()

    def _make_features(self) -> None:
        self.story = Story(self)
        self.handing_over = HandingOver(self)
        self.printing = PrintAssessment(self)
        self.preview = Preview(self)
        self.evidence = Evidence(self)
        self.taking_back = TakingBack(self)
        self.backups = Backups(self)
        self.locking = Locking(self)
        self.protection = Protection(self)
        self.comparing = Compare(self)
        self.merging = Merge(self)
        self.decisions = LoadDecisions(self)
        self.time_travel = TimeTravel(self)
        self.company = WhereUsed(self)
        self.pictures = Pictures(self)

    def _make_pages(self, settings: Settings) -> None:
        self.deeds = actions.install(self, settings.keys)
        self.start_page = StartPage()
        self.start_page.show_recent(settings.recent)
        self.start_page.new.connect(self.new_register)
        self.start_page.open_other.connect(self.open_register)
        self.start_page.sample.connect(self.open_sample)
        self.start_page.recent.connect(self.open)
        self.workspace = Workspace()
        self.workspace.shown.connect(self._follow)
        self._painted = AfterPaint(self.workspace.list.table)

    def _make_features_of_the_pages(self) -> None:
        self.session = Session(self)
        self.views = Views(self)
        self.bulk = Bulk(self)
        self.copying = Copying(self)
        self.pasting = Pasting(self)
        self.dropping = Dropping(self)
        self.reports = Reports(self)
        self.maps = Maps(self)
        self.overview = Overview(self)
        self.keyboard = Keyboard(self)
        self.help = HelpHere(self)
        self.unsaved = Unsaved(self)
        self.preferences = Preferences(self)
        self.palette_list = Palette(self)
        self.begin = Begin(self)

    def _lay_out(self) -> None:
        self.bar = TopBar(self.undo, self.new_record, self.handing_over.export)
        self.banner = Banner()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.stack.addWidget(self.workspace)
        middle = QWidget()
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.bar)
        lines.addWidget(self.banner)
        lines.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.work = WorkBar(self.tell)
        self.state = label("", "soft")
        self.state.setContentsMargins(10, 0, 0, 0)  # in one line with the bar above
        self.statusBar().addWidget(self.state, 1)
        self.statusBar().addPermanentWidget(self.work)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from top to bottom."""
        parts = [part for part in (self.centralWidget(), self.help.panel, self.statusBar()) if part]
        return move_on(parts, forward) or super().focusNextPrevChild(forward)

    # -- telling

    def tell(self, words: str, made: Path | None = None) -> None:
        """Say something where it can be read in peace."""
        self.banner.tell(words, made)

    def _follow(self) -> None:
        """Buttons, menus and status line say what can be done now."""
        desk = self.desk
        writable = desk is not None and not desk.read_only
        for deed in actions.DEEDS:
            allowed = desk is not None or not deed.needs_register
            self.deeds[deed.name].setEnabled(allowed and (writable or not deed.writes))
        self.bar.setVisible(desk is not None)
        if desk is None:
            self.state.setText("")
            return
        undoable, redoable = desk.register.undoable(), desk.register.redoable()
        self.bar.follow(undoable.title if undoable else "", writable=writable)
        self.deeds["undo"].setEnabled(writable and undoable is not None)
        self.deeds["redo"].setEnabled(writable and redoable is not None)
        self._show_state(desk)

    def _show_state(self, desk: "Desk") -> None:
        from ropa_desktop.store import handover

        standing = handover.standing(desk.register)
        if not standing.step:
            self.state.setText(_("Empty register"))
            return
        at = datetime.fromisoformat(standing.at).astimezone()
        saved = _("Read only") if desk.read_only else _("Saved {time}").format(time=f"{at:%H:%M}")
        if not desk.read_only and at.date() != datetime.now().astimezone().date():
            saved = _("Saved {time}").format(time=as_moment(at))
        self.state.setText(
            _("{saved} · step {n} · state {hash}").format(saved=saved, n=standing.step, hash=standing.short())
        )

    def ask(self, dialog: QDialog) -> None:
        """Show a dialog over the window; nothing waits for it."""
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.help.watch(dialog)
        letters.settle(dialog)
        dialog.open()
        let_scroll(dialog)

    # -- opening

    def open(self, path: Path, key: "Key | None" = None, then: "Callable[[], None]" = lambda: None) -> None:
        """Paint the first rows at once, then bring the rest; what is open stays so where this file is refused."""
        from ropa_desktop.store import file

        try:
            first = file.look_into(path, key)
            self.tell("")
            self.close_register()
            self._first = first
            with file.in_words(path):
                self.workspace.first_rows(first, self.session.begin(first))
        except file.Locked:
            self.protection.unlock(path, then)
            return
        except KnownError as error:
            self.backups.refused(path, error)
            return
        self.setWindowTitle(f"{path.name}[*] – ROPA Desktop")
        self.stack.setCurrentWidget(self.workspace)
        self._painted.call(lambda: self._bring(path, key, then))

    def _bring(self, path: Path, key: "Key | None", then: "Callable[[], None]") -> None:
        from ropa_desktop.store.register import Register

        self._stop_opening()
        try:
            register = Register.open(path, self.settings.author, key=key)
        except KnownError as error:
            self.close_register()
            self.backups.refused(path, error)
            return
        self.work_on(register)
        if not backup_at(path):
            self.settings.remember(path)
        if self._begins == path:
            self._begins = None
            self.workspace.begin()
            self.tell(_("The register is there. Begin with your own organisation: its name and how to reach it. "
                        "File > Password encrypts it."))  # fmt: skip
        self.watch_over(path)
        then()

    def work_on(self, register: "Register") -> None:
        """Show a register that is open, as it was left."""
        from ropa_desktop.ui.desk import Desk

        self.desk = Desk(register)
        self.desk.refused.connect(self.tell)
        self.workspace.attach(self.desk)
        self.session.resume()
        self.bar.name.setText(register.path.stem if register.path else "")
        if register.read_only:
            self.tell(_("This register is open for reading only. {why}").format(why=register.read_only))

    def watch_over(self, path: Path) -> None:
        """From now on what is open is backed up, and locked where nobody touches it."""
        self._follow()
        self.backups.opened(path)
        self.locking.begin()
        self.unsaved.opened()

    def new_register(self) -> None:
        """Ask where, make it, and begin with the user's own organisation."""
        path = ask.register_to_make(self, self._folder())
        if path is None:
            return
        from ropa_desktop.store.fresh import fresh

        try:
            with fresh(path, self.settings.author):
                pass
        except KnownError as error:
            self.tell(str(error))
            return
        self.open(path)
        self._begins = path

    def open_register(self) -> None:
        """Ask which, and open it."""
        path = ask.register_to_open(self, self._folder())
        if path is not None:
            self.open(path)

    def open_sample(self) -> None:
        """The sample register, made in the profile when it is not there yet."""
        from ropa_desktop.ui.sample import sample_register

        try:
            self.open(sample_register(paths.profile()))
        except KnownError as error:
            self.tell(str(error))

    def close_register(self) -> None:
        """Keep what was typed, and close the file; what could not be kept is told."""
        self._stop_opening()
        if self.desk is not None:
            self.tell("")
            self.backups.closing()
            self.session.keep()
            self.time_travel.leave()
            self.comparing.forget()
            self.workspace.detach()
            self.unsaved.closed()
            self.work.wait()
            desk, self.desk = self.desk, None
            desk.close()
        self.setWindowTitle("ROPA Desktop")
        self.start_page.show_recent(self.settings.recent)
        self.stack.setCurrentWidget(self.start_page)
        self._follow()

    def _stop_opening(self) -> None:
        self._painted.forget()
        if self._first is not None:
            self._first.close()
            self._first = None

    def _folder(self) -> str:
        recent = [Path(name).parent for name in self.settings.recent if Path(name).exists()]
        return str(recent[0] if recent else Path.home())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Windows close before the store: leaving a field still writes. What cannot be kept is told once."""
        left = self.workspace.page.commit() if self.workspace.page else self.bulk.left_out()
        if left and left != self._told:
            self._told = left
            event.ignore()
            return
        self.close_register()
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.settings.save()
        super().closeEvent(event)

    # -- deeds of the menus

    def undo(self) -> None:
        """Take back the last step."""
        self.save_now()
        self.taking_back.go("undo")

    def redo(self) -> None:
        """Do again what was undone."""
        self.taking_back.go("redo")

    def save_now(self) -> None:
        """Keep what was typed; all else is saved already."""
        if self.workspace.page:
            self.workspace.page.commit()

    def search(self) -> None:
        """Go to the search."""
        answer = self.workspace.answer()
        search = answer.search if answer else self.workspace.list.search
        search.setFocus()
        search.selectAll()

    def new_record(self) -> None:
        """A new record of the list that is shown."""
        self.workspace.new_record()

    def duplicate(self) -> None:
        """A copy of the record that is open."""
        self.save_now()
        if self.desk and self.workspace.page and (copy := self.desk.duplicate(self.workspace.page.record)):
            self.workspace.open(copy)

    def retire(self) -> None:
        """Set the open record aside, or bring it back; where it is used is said. All of them, where many are chosen."""
        if self.bulk.set_aside():
            return
        page = self.workspace.page
        if not (self.desk and page and hasattr(page.record, "retired_on")):
            return
        record = page.record
        back = record.retired_on is not None
        used = self.desk.used_by(record)
        if self.desk.retire(record, back=back) and not back:
            words = _("“{name}” was set aside. It stays in the register, and undo brings it back.")
            more = _(" It is still used in {n} places.").format(n=used) if used else ""
            self.tell(words.format(name=short(record.title(), 80)) + more)

    def keep_document(self) -> None:
        """Keep a file inside the register, with its fingerprint."""
        path = ask.document_to_keep(self)
        if path is not None and self.desk and (document := self.desk.keep_file(path)):
            self.workspace.open(document)
