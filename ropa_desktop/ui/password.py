"""Set, change or remove the password of a register, and save the recovery sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.pdf.recovery import Sheet, write
from ropa_desktop.i18n import _
from ropa_desktop.settings import Settings
from ropa_desktop.ui import ask
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.new_password import NewPassword
from ropa_desktop.ui.plain import Drop, Tick, button, label

_MINUTES = (5, 15, 30, 60)


class PasswordDialog(QDialog):
    """`wanted` carries the new password, or None to remove it; whoever changes it calls `finish` or `refuse`."""

    wanted = Signal(object)
    timed = Signal()
    saved = Signal(object)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Password"))
        self.setFixedWidth(520)  # wrapped words get their height only where the width is known
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
        self.new.first.line.setFocus()

    # -- the form

    def _make_form(self, *, read_only: bool) -> QWidget:
        page, lines = _page()
        encrypted = self._sheet is not None
        lines.addWidget(label(_("Encrypted with a password") if encrypted else _("Not encrypted"), "title"))
        lines.addWidget(label(self._what_it_means(encrypted), "soft", wrap=True))
        if encrypted:
            lines.addLayout(self._make_settings())
            lines.addWidget(label(_("Another password"), "section"))
        self.new = NewPassword(self._path.stem)
        self.new.typed.connect(self._follow)
        lines.addWidget(self.new)
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
        self.busy.setObjectName("thin")
        self.busy.setAccessibleName(_("The file is being written anew"))
        self.busy.hide()
        lines.addWidget(self.busy)
        self.leave = button(_("Cancel"), self.reject)
        self.go = button("", self._want, "first")
        self.go.setDefault(True)
        self._read_only = read_only
        lines.addLayout(_row(self.go, self.leave))
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
        line.setSpacing(8)
        for widget in (name, self.after):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.sheet)
        return line

    def _set_time(self) -> None:
        self._settings.lock_after = self.after.currentData()
        self._settings.save()
        self.timed.emit()

    def _follow(self) -> None:
        """The words and the button say what would be done."""
        removing, still = self.remove.tick.isChecked(), self._busy or self._read_only
        self.new.judge()
        self.new.setEnabled(not removing and not still)
        words = _("Change the password") if self._sheet is not None else _("Set the password")
        self.go.setText(_("Remove the password") if removing else words)
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled((removing or self.new.ready) and not still)
        self.remove.tick.setEnabled(not still)
        self.leave.setEnabled(not self._busy)

    def _want(self) -> None:
        self._busy = True
        self.said.hide()
        self.busy.show()
        self._follow()
        self.new.judged.setText(_("The file is written anew and compared with the old one …"))
        self.wanted.emit(None if self.remove.tick.isChecked() else self.new.first.text())

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
        self.new.clear()
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
    row.setSpacing(8)
    row.addStretch(1)
    for one in buttons:
        row.addWidget(one)
    return row
