"""Set, change or remove the password of a register, and save the recovery sheet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.pdf.recovery import Sheet, write
from ropa_desktop.i18n import _
from ropa_desktop.settings import Settings
from ropa_desktop.store.strength import Strength, strength
from ropa_desktop.ui import ask
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.plain import Drop, Tick, button, label
from ropa_desktop.ui.unlock import Secret

_MINUTES = (5, 15, 30, 60)
_LEVELS = 4


class Meter(QWidget):
    """Four strokes, as many of them filled as the password is strong; the words beside say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.level = 0
        self.setFixedHeight(4)

    def show_level(self, level: int) -> None:
        """Fill so many."""
        self.level = level
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strokes."""
        with QPainter(self) as painter:
            for place in range(_LEVELS):
                role = QPalette.ColorRole.Highlight if place < self.level else QPalette.ColorRole.Mid
                left, right = (round(edge * (self.width() + 4) / _LEVELS) for edge in (place, place + 1))
                painter.fillRect(left, 0, right - left - 4, self.height(), self.palette().color(role))


class PasswordDialog(QDialog):
    """`wanted` carries the new password, or None to remove it; whoever changes it calls `finish` or `refuse`."""

    wanted = Signal(object)
    timed = Signal()
    saved = Signal(object)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Password"))
        self.setMinimumWidth(520)
        assert desk.path is not None
        self._path, self._settings = desk.path, settings
        key = desk.register.key
        self._sheet: Sheet | None = None
        if key is not None:
            about = desk.register.about().get("register_id", "")
            self._sheet = Sheet(desk.path.name, about, key.mark, key.recovery_code())
        self._busy = False
        self.pages = QStackedLayout(self)
        self.page = self._make_form(read_only=bool(desk.read_only))
        self.pages.addWidget(self.page)
        self._follow()
        self.first.line.setFocus()

    # -- the form

    def _make_form(self, *, read_only: bool) -> QWidget:
        page, lines = _page()
        encrypted = self._sheet is not None
        lines.addWidget(label(_("Encrypted with a password") if encrypted else _("Not encrypted"), "title"))
        lines.addWidget(label(self._what_it_means(encrypted), "soft", wrap=True))
        if encrypted:
            lines.addLayout(self._make_settings())
            lines.addWidget(label(_("Another password"), "section"))
        self.form = QFormLayout()
        self.form.setVerticalSpacing(8)
        self.first, self.second = Secret("first_time", _("New password")), Secret("second_time", _("The same again"))
        for words, field in ((_("&New password"), self.first), (_("The same &again"), self.second)):
            name = label(words)
            name.setBuddy(field.line)
            self.form.addRow(name, field)
            field.line.textChanged.connect(lambda _text: self._follow())
        self.meter, self.judged = Meter(), label("", "soft", wrap=True)
        self.judged.setMinimumHeight(2 * self.judged.fontMetrics().lineSpacing() + 2)
        self.judged.setAlignment(Qt.AlignmentFlag.AlignTop)
        strokes = QVBoxLayout()
        strokes.setSpacing(4)
        strokes.addWidget(self.meter)
        strokes.addWidget(self.judged)
        self.form.insertRow(1, "", strokes)
        lines.addLayout(self.form)
        self.remove = Tick(_("Remove the password: whoever has the file can read it then."))
        self.remove.tick.toggled.connect(lambda _on: self._follow())
        self.remove.setVisible(encrypted)
        lines.addWidget(self.remove)
        self.said = label(_("The register is open for reading only.") if read_only else "", "missing", wrap=True)
        self.said.setVisible(read_only)
        lines.addWidget(self.said)
        lines.addStretch(1)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setMaximumHeight(4)
        self.busy.setAccessibleName(_("The file is being written anew"))
        self.busy.hide()
        lines.addWidget(self.busy)
        self.leave = button(_("Cancel"), self.reject)
        self.go = button("", self._want, "first")
        self.go.setDefault(True)
        self._read_only = read_only
        lines.addLayout(_row(self.leave, self.go))
        return page

    def _what_it_means(self, encrypted: bool) -> str:
        if encrypted:
            return _("It opens with its password, or with the code of its recovery sheet. Where both are lost nobody "
                     "can open it, and neither can we.")  # fmt: skip
        return _("Whoever has the file can read it. With a password it is encrypted, and so are the backups made from "
                 "then on; those made before stay readable, and the disk may still hold the bytes of the old file. "
                 "Where password and recovery sheet are both lost nobody can open it, and neither can we.")  # fmt: skip

    def _make_settings(self) -> QHBoxLayout:
        self.sheet = button(_("Save the &recovery sheet …"), self.save_sheet)
        self.after = Drop()
        self.after.setObjectName("lock_after")
        self.after.setAccessibleName(_("Lock when nobody touches it"))
        self.after.setMinimumContentsLength(16)
        for minutes in sorted({*_MINUTES, self._settings.lock_after} - {0}):
            self.after.addItem(_("after {n} minutes").format(n=minutes), minutes)
        self.after.addItem(_("never by itself"), 0)
        self.after.setCurrentIndex(self.after.findData(self._settings.lock_after))
        self.after.currentIndexChanged.connect(lambda _index: self._set_time())
        name = label(_("&Lock"))
        name.setBuddy(self.after)
        line = QHBoxLayout()
        for widget in (name, self.after):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.sheet)
        return line

    def _set_time(self) -> None:
        self._settings.lock_after = self.after.currentData()
        self._settings.save()
        self.timed.emit()

    def _judge(self) -> Strength:
        return strength(self.first.text(), [self._path.stem])

    def _follow(self) -> None:
        """The words and the button say what would be done."""
        removing = self.remove.tick.isChecked()
        found = self._judge()
        typed, same = bool(self.first.text()), self.first.text() == self.second.text()
        self.meter.show_level(found.level if typed else 0)
        hint = _("Several words that nobody would put together are strong, and easy to keep in mind.")
        self.judged.setText(found.words if typed else hint)
        if typed and not found.refused and self.second.text() and not same:
            self.judged.setText(_("The two differ."))
        for field in (self.first, self.second):
            field.setEnabled(not removing and not self._busy and not self._read_only)
        encrypted = self._sheet is not None
        words = _("Change the password") if encrypted else _("Set the password")
        self.go.setText(_("Remove the password") if removing else words)
        self.go.setAccessibleName(self.go.text())
        ready = removing or (typed and same and not found.refused)
        self.go.setEnabled(ready and not self._busy and not self._read_only)
        self.remove.tick.setEnabled(not self._busy and not self._read_only)
        self.leave.setEnabled(not self._busy)

    def _want(self) -> None:
        self._busy = True
        self.said.hide()
        self.busy.show()
        self._follow()
        self.judged.setText(_("The file is written anew and compared with the old one …"))
        self.wanted.emit(None if self.remove.tick.isChecked() else self.first.text())

    # -- the end

    def refuse(self, words: str) -> None:
        """It could not be done; why is said, and it can be tried again."""
        self._busy = False
        self.busy.hide()
        self.said.setText(words)
        self.said.show()
        self._follow()

    def finish(self, sheet: Sheet | None) -> None:
        """It is done: a new password needs its recovery sheet at once."""
        self._busy = False
        for field in (self.first, self.second):
            field.clear()
        if sheet is None:
            self.accept()
            return
        self._sheet = sheet
        self.pages.addWidget(self._make_end())
        self.pages.removeWidget(self.page)
        self.page.deleteLater()
        self.adjustSize()
        self.sheet.setFocus()

    def _make_end(self) -> QWidget:
        page, lines = _page()
        lines.addWidget(label(_("The register is encrypted"), "title"))
        lines.addWidget(
            label(
                _("From now on {name} opens only with the new password. If you forget it, only the recovery sheet "
                  "helps: one page with a code, to be printed and kept where you keep contracts. Where both are lost "
                  "nobody can open it, and neither can we.").format(name=self._path.name),
                wrap=True,
            )
        )  # fmt: skip
        lines.addWidget(
            label(_("A sheet of an earlier password opens only the copies made before."), "soft", wrap=True)
        )
        self.said = label("", "missing", wrap=True)
        self.said.hide()
        lines.addWidget(self.said)
        lines.addStretch(1)
        self.sheet = button(_("Save the &recovery sheet …"), self.save_sheet, "first")
        lines.addLayout(_row(button(_("Without a sheet"), self.accept), self.sheet))
        return page

    def save_sheet(self) -> None:
        """Ask where to, and write the sheet."""
        assert self._sheet is not None
        name = _("{name} recovery sheet").format(name=self._path.stem)
        target = ask.place_for_sheet(self, str(self._path.with_name(f"{name}.pdf")))
        if target is None:
            return
        try:
            write(self._sheet, target)
        except KnownError as error:
            self.said.setText(str(error))
            self.said.show()
            return
        self.saved.emit(target)
        self.accept()

    def reject(self) -> None:
        """Not while the file is being written anew."""
        if not self._busy:
            super().reject()


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    lines = QVBoxLayout(page)
    lines.setContentsMargins(24, 20, 24, 20)
    lines.setSpacing(12)
    return page, lines


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for one in buttons:
        row.addWidget(one)
    return row
