"""A page that is turned from record to record in slices, while what it showed before stays in sight."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from ropa_desktop.ui.slices import PAUSE, Slices
from ropa_desktop.ui.still import Still

_BY_HAND = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick,
    QEvent.Type.InputMethod, QEvent.Type.FocusIn, QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.Drop,
})  # fmt: skip


class Turning(QSplitter):
    """Nothing of it is painted or laid out anew until all is there; no hand ever meets a half of it."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._slices, self._still = Slices(self), Still()

    def what_waits(self) -> tuple[QWidget | None, ...]:
        """The widgets whose layouts wait meanwhile, outer ones first."""
        raise NotImplementedError

    def turn(self, steps: Iterator[None]) -> None:
        """Do this between the next turns of the loop, and nothing more of what was begun before."""
        app = QApplication.instance()
        if app is not None and not self.is_turning():
            app.installEventFilter(self)
        self.setUpdatesEnabled(False)  # what was shown stays to be seen until all of the new is there
        self.hold()
        self._slices.begin(self._to_the_end(steps))

    def hold(self) -> None:
        """Lay nothing out for now."""
        self._still.hold(self.what_waits())

    def let_go(self) -> None:
        """Lay out what waits."""
        self._still.rest()

    def _to_the_end(self, steps: Iterator[None]) -> Iterator[object]:
        try:
            yield from steps
        except Exception:
            self._end()
            raise
        yield from self._still.let_go()
        yield PAUSE  # it is painted when it is laid out
        self._end()

    def _end(self) -> None:
        self.let_go()
        if app := QApplication.instance():
            app.removeEventFilter(self)
        self.setUpdatesEnabled(True)

    def is_turning(self) -> bool:
        """Whether it does not show all of its record yet."""
        return self._slices.pending()

    def complete(self) -> None:
        """Show all of the record now."""
        self._slices.finish()

    def leave(self) -> None:
        """Nobody looks at it any more; it is shown whole when it is turned again."""
        if self.is_turning():
            self._slices.drop()
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hands that reach into it find all of the record there."""
        if event.type() in _BY_HAND and isinstance(watched, QWidget) and self.isAncestorOf(watched):
            self.complete()
        return super().eventFilter(watched, event)
