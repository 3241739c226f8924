"""A bug: what is safe, a report without any data of the register, sent nowhere."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from functools import partial
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ropa_desktop import __version__, paths
from ropa_desktop.i18n import _
from ropa_desktop.store import outside
from ropa_desktop.ui.plain import label


def report(error: BaseException) -> str:
    """Kind and places of the error; its message and all values stay out, since they may be data."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"ROPA Desktop {__version__}, Python {platform.python_version()}, {platform.system()}"]
    lines += [f"{type(error).__name__} in {frame.name}, line {frame.lineno}" for frame in frames]
    lines += [f"  {_module(frame.filename)}" for frame in frames[-1:]]
    return "\n".join(lines)


def _module(name: str) -> str:
    # Where the program lies, or Python itself, may name the user.
    ours = name.replace("\\", "/").rpartition("ropa_desktop/")
    return ours[2] if ours[1] else ours[2].rpartition("/")[2]


def write_log(error: BaseException) -> None:
    """Add the report to the log in the profile, readable by the user only."""
    folder = paths.profile()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    log = folder / "errors.log"
    log.touch(mode=0o600)
    with log.open("a", encoding="utf8") as file:
        file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{report(error)}\n\n")


class CrashDialog(QDialog):
    """Tells the user what is safe."""

    def __init__(self, error: BaseException, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("An error in the program"))
        self.setMinimumSize(560, 320)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.addWidget(label(_("The program has made a mistake"), "title"))
        words = _(
            "Everything up to your last saved edit is stored, and what you are typing is still in its field; should"
            " the program end, it is there again when you open the register. The report below holds no data of the"
            " register and is sent nowhere; copy it if you want to tell the developers."
        )
        lines.addWidget(label(words, wrap=True))
        text = QPlainTextEdit(report(error))
        text.setReadOnly(True)
        text.setAccessibleName(_("Report"))
        lines.addWidget(text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)


def caught(parent: QWidget, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log and show a bug, which would otherwise vanish into a console that nobody sees."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    if _file_at_fault(parent, error):
        return
    write_log(error)
    if not any(isinstance(one, CrashDialog) and one.isVisible() for one in QApplication.topLevelWidgets()):
        CrashDialog(error, parent).open()  # a mistake in a repaint would otherwise fill the screen


def _file_at_fault(window: QWidget, error: BaseException) -> bool:
    """Whether not the program but the register's file is at fault; the user is told so, once for each register."""
    desk = getattr(window, "desk", None)
    if desk is None:
        return False
    if window.property("at_fault") == id(desk):
        return True
    known = outside.at_fault(error, desk.register.connection, desk.path)
    if known is None:
        return False
    window.setProperty("at_fault", id(desk))
    window.tell(str(known))  # type: ignore[attr-defined]
    return True


def install(parent: QWidget) -> None:
    """From now on bugs are caught."""
    sys.excepthook = partial(caught, parent)
