"""What is being typed outlives a crash: once a second it is kept beside the register, and put back when that opens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.ui.plain import short

if TYPE_CHECKING:
    from pathlib import Path

    from ropa_desktop.store.typed import Typed
    from ropa_desktop.ui.form import FormRow
    from ropa_desktop.ui.main_window import MainWindow

_OFTEN = 1000  # milliseconds


class Unsaved(QObject):
    """Looks at the fields of the record that is open, while one of them has the focus."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._kept: tuple[Path, list[Typed]] | None = None
        self._tick = QTimer(self, interval=_OFTEN)
        self._tick.timeout.connect(self.look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        # The page itself is not asked for: it may still be filled while nobody waits for it.
        if isinstance(now, QLineEdit | QPlainTextEdit) and self._window.workspace.stack.isAncestorOf(now):
            self._tick.start()

    def look(self) -> None:
        """Keep what stands in the fields and is not stored; nothing more where all is."""
        desk = self._window.desk
        if desk is None or desk.read_only or desk.path is None:
            self._tick.stop()
            return
        typed = self._typed()
        if typed != (self._kept[1] if self._kept else []):
            from ropa_desktop.store import typed as kept

            kept.keep(desk.path, desk.register.key, typed)
            self._kept = (desk.path, typed) if typed else None
        if not typed and not isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            self._tick.stop()

    def _typed(self) -> "list[Typed]":
        page = self._window.workspace.page
        if page is None:
            return []
        from ropa_desktop.store.typed import Typed

        name, root = type(page.record).__name__, page.record_id
        return [
            Typed(name, root, row.form.record.id, row.field.name, words)
            for form in page.forms
            for row in form.every_row()
            if (words := _unsaved(row)) is not None
        ]

    # -- opening and closing

    def opened(self) -> None:
        """Put back what was left by a program that ended without storing it: as an edit, which undo takes back."""
        desk = self._window.desk
        if desk is None or desk.read_only or desk.path is None:
            return
        from ropa_desktop.store import typed as kept

        left = kept.left(desk.path, desk.register.key)
        found = [label for one in left if (label := self._put_back(one))]
        if left:
            kept.forget(desk.path)
        if found:
            words = ngettext(
                "The program ended before this was stored; it is there again: {fields}.",
                "The program ended before these were stored; they are there again: {fields}.",
                len(found),
            )
            self._window.tell(words.format(fields=", ".join(found)))

    def _put_back(self, one: "Typed") -> str:
        """The field's name and that of its record; empty where there is none any more, or it says so already."""
        from ropa_desktop.register.records import BY_NAME
        from ropa_desktop.ui.lock import retype, row_on

        workspace, desk = self._window.workspace, self._window.desk
        cls = BY_NAME.get(one.class_name)
        record = desk.get(cls, one.root) if desk is not None and cls is not None else None
        if record is None:
            return ""
        if workspace.page is None or workspace.page.record_id != one.root:
            workspace.open(record)
        row = row_on(workspace.page, one.record, one.field) if workspace.page else None
        if row is None or _words(row) == one.words:
            return ""
        retype(row.editor.focus, one.words)
        row.editor.commit()
        return _("{field} of “{name}”").format(field=_(row.field.label), name=short(record.title(), 60))

    def closed(self) -> None:
        """The register is closed as it should be: what could be stored is, and what could not was told."""
        self._tick.stop()
        if self._kept is not None:
            from ropa_desktop.store import typed as kept

            kept.forget(self._kept[0])
            self._kept = None


def _words(row: "FormRow") -> str | None:
    """What stands in a field that one types into."""
    from ropa_desktop.ui.typed import Typed

    return row.editor.said() if isinstance(row.editor, Typed) else None


def _unsaved(row: "FormRow") -> str | None:
    words = _words(row)
    return words if words is not None and row.editor.holds_more() else None  # type: ignore[attr-defined]
