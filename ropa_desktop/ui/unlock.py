"""Where a password is typed: a field that hides it, and the question for the one that opens a register."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.plain import button, label
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from ropa_desktop.store.key import Key


class Secret(QWidget):
    """A line whose letters show only where one asks for it; nothing learns from what is typed."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleName(words)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        hint = Qt.InputMethodHint
        self.line.setInputMethodHints(hint.ImhSensitiveData | hint.ImhNoPredictiveText | hint.ImhNoAutoUppercase)
        self.show_it = button(_("Show"), self._turn, "flat", hint=_("Show what is typed: {field}").format(field=words))
        self.show_it.setAutoDefault(False)
        self.setFocusProxy(self.line)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.line, 1)
        line.addWidget(self.show_it)

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what is typed, and hide what will be."""
        self.line.clear()
        self._show(False)

    def _turn(self) -> None:
        self._show(self.line.echoMode() == QLineEdit.EchoMode.Password)

    def _show(self, on: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.show_it.setText(_("Hide") if on else _("Show"))


class Unlock(QWidget):
    """Asks for the password of a file, and makes the key in a thread; `found` carries it, `failed` other trouble."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, path: Path, go: str) -> None:
        super().__init__()
        self._path = path
        self._work: Work | None = None
        name = label(_("&Password, or code of the recovery sheet"))
        self.field = Secret("password", _("Password, or code of the recovery sheet"))
        name.setBuddy(self.field.line)
        self.said = label("", "missing", wrap=True)
        self.said.ensurePolished()  # before, it has another font
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing() + 4)  # so that nothing moves at a slip
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setObjectName("thin")
        self.busy.setAccessibleName(_("Trying the password"))
        kept = self.busy.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # else the window jumps at every try
        self.busy.setSizePolicy(kept)
        self.busy.hide()
        self.go = button(go, self.try_it, "first")
        self.go.setDefault(True)
        self.field.line.returnPressed.connect(self.try_it)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for widget in (name, self.field, self.busy, self.said):
            lines.addWidget(widget)

    def try_it(self) -> None:
        """Make the key from what is typed, and see whether it opens the file."""
        path, typed = self._path, self.field.text()
        if not typed or self._work is not None:
            return
        self._say("")
        self._set_busy(True)
        self._work = work = Work(lambda _progress: _tried(path, typed))
        work.done.connect(self._tried)
        work.failed.connect(self._failed)
        work.broken.connect(lambda _error: self._ended())
        work.start()

    def wait(self) -> None:
        """For the end of a try; a thread does not outlive its window."""
        if self._work is not None:
            self._work.wait()

    def _ended(self) -> None:
        self.wait()
        self._work = None
        self._set_busy(False)

    def _tried(self, found: "Key | str | None") -> None:
        self._ended()
        if isinstance(found, str):
            self._say(found)
            self.field.line.setFocus()
            self.field.line.selectAll()
            return
        self.field.clear()
        self.found.emit(found)

    def _failed(self, words: str) -> None:
        self._ended()
        self.failed.emit(words)

    def _set_busy(self, on: bool) -> None:
        self.busy.setVisible(on)
        self.go.setEnabled(not on)
        self.field.line.setReadOnly(on)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.field.line.setAccessibleDescription(words)


def _tried(path: Path, typed: str) -> "Key | str | None":
    """The key, or why what was typed is none."""
    from ropa_desktop.store import file, key
    from ropa_desktop.store.recovery import Slip

    try:
        return file.examine(path, key.of(path, typed))
    except file.WrongKey:
        return _("This is neither its password nor the code of its recovery sheet. Is Caps Lock on?")
    except Slip as error:
        return str(error)


class UnlockDialog(QDialog):
    """Asks for the password of a register that is to be opened."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Password"))
        self.setFixedWidth(460)  # wrapped words get their height only where the width is known
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(path.stem, "title", wrap=True))
        lines.addWidget(label(_("This register is encrypted."), "soft"))
        self.unlock = Unlock(path, _("Open"))
        self.unlock.found.connect(lambda _key: self.accept())
        self.unlock.failed.connect(lambda _words: self.reject())
        lines.addWidget(self.unlock)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = button(_("Cancel"), self.reject)
        leave.setAutoDefault(False)
        row.addWidget(leave)
        row.addWidget(self.unlock.go)
        lines.addLayout(row)
        self.unlock.field.line.setFocus()

    def done(self, result: int) -> None:
        """Close, after a try that still runs."""
        self.unlock.wait()
        super().done(result)
