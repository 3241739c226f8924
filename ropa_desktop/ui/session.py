"""How a register was left: window, lists and record come back when it is opened again.

The settings keep it by the register's id, and nothing of its contents: ids, codes of the law, digests of words.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication

from ropa_desktop.store.lists import LISTINGS
from ropa_desktop.ui.arrangement import Arrangement, arrangement

if TYPE_CHECKING:
    from ropa_desktop.ui.main_window import MainWindow

KEPT = 40  # registers whose session is remembered; views are kept as long as the settings
GRIP = QRect(0, 0, 120, 40)  # so much of a window's upper edge must be seen, for a mouse to take hold of it


class Session:
    """Remembers how the window's register is looked at."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.register_id = ""
        self._last = ""  # the register whose window this is already
        self._found: dict[str, Any] = {}
        self.bring_back()

    # -- opening

    def begin(self, connection: Any) -> str:
        """Arrange the window as this register was left; gives the list to begin with, empty for the first."""
        row = connection.execute("SELECT value FROM about WHERE key = 'register_id'").fetchone()
        self.register_id = str(row[0]) if row else ""
        kept = self._kept().get("session")
        self._found = found = kept if isinstance(kept, dict) else {}
        lists = found.get("lists")
        self._window.workspace.list.kept = {
            name: self._unsealed(connection, name, arrangement(one))
            for name, one in (lists if isinstance(lists, dict) else {}).items()
            if name in LISTINGS
        }
        self._restore_window(found)
        name = found.get("list")
        return name if name in LISTINGS else ""

    def resume(self) -> None:
        """The register can be worked on: back to the question that was asked, or the record that was open."""
        from ropa_desktop.register.records import BY_NAME

        window, found, self._found = self._window, self._found, {}
        name, record_id, desk = found.get("list"), found.get("record"), window.desk
        if desk is not None and isinstance(found.get("gaps"), bool):
            desk.gaps_wished = found["gaps"]
        navigation = window.workspace.navigation
        if isinstance(name, str) and name != navigation.current() and navigation.has(name):
            navigation.go(name)
        if desk is None or name not in LISTINGS or not isinstance(record_id, str):
            return
        record = desk.get(BY_NAME[name], record_id)
        if record is not None:
            window.workspace.open(record)

    def _unsealed(self, connection: Any, name: str, kept: Arrangement) -> Arrangement:
        if not kept.chips:
            return kept
        from ropa_desktop.store.filters import unsealed

        chips = unsealed(connection, self.register_id, name, kept.chips, date.today())
        return Arrangement(kept.sort, kept.down, chips, kept.widths)

    def _restore_window(self, found: dict[str, Any]) -> None:
        # Locked and unlocked again, the window stays where it was moved meanwhile.
        if (place := _numbers(found.get("geometry"), 4)) and self._last != self.register_id:
            self._place(QRect(*place), maximized=found.get("maximized") is True)
        self._last = self.register_id
        splitter = self._window.workspace.splitter
        if sizes := _numbers(found.get("splitter"), 2):
            stacked = found.get("stacked") is True
            self._window.workspace.narrow.by_hand = stacked
            splitter.setOrientation(Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal)
            splitter.setSizes(sizes)

    def _place(self, place: QRect, *, maximized: bool) -> None:
        window = self._window
        if window.isMaximized() and not maximized:
            window.showNormal()
        window.setGeometry(place)
        self.bring_back()
        if maximized and window.isVisible():
            window.showMaximized()
        elif maximized:
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def bring_back(self) -> None:
        """Bring a window to where it can be seen, as after a screen was taken away."""
        window = self._window
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        place = brought_back(window.frameGeometry(), screens)
        if place is not None:
            window.move(place)

    # -- closing

    def keep(self) -> None:
        """Remember how the register is looked at just now."""
        window = self._window
        if window.desk is None or not self.register_id:
            return
        from ropa_desktop.store.filters import sealed

        space = window.workspace
        space.list.remember()
        place = window.normalGeometry() if window.isMaximized() else window.geometry()
        self._kept()["session"] = {
            "list": space.navigation.current(),
            "record": space.page.record_id if space.page else "",
            "geometry": [place.x(), place.y(), place.width(), place.height()],
            "maximized": window.isMaximized(),
            "splitter": space.splitter.sizes() if space.narrow.is_chosen() else [],
            "gaps": window.desk.gaps_wished,
            "stacked": space.splitter.orientation() == Qt.Orientation.Vertical,
            "lists": {
                name: one.as_kept(sealed(self.register_id, name, one.chips)) for name, one in space.list.kept.items()
            },
        }
        self._forget_the_oldest()
        window.settings.save()

    def _kept(self) -> dict[str, Any]:
        """What the settings keep of this register, which now is the one that was used last."""
        registers = self._window.settings.registers
        kept = registers.pop(self.register_id, None)
        registers[self.register_id] = kept = kept if isinstance(kept, dict) else {}
        return kept

    def _forget_the_oldest(self) -> None:
        registers = self._window.settings.registers
        for register_id in list(registers)[:-KEPT]:
            if registers[register_id].get("views"):
                registers[register_id].pop("session", None)
            else:
                del registers[register_id]

    @property
    def views(self) -> list[dict[str, Any]]:
        """The views that are kept of this register; whatever is added to the list is kept with it."""
        kept = self._kept()
        views = kept.get("views")
        kept["views"] = views = [one for one in views if isinstance(one, dict)] if isinstance(views, list) else []
        return views


def _numbers(kept: Any, count: int) -> list[int]:
    """So many numbers, as a place or sizes; nothing where it is anything else."""
    sound = isinstance(kept, list) and len(kept) == count and all(type(one) is int for one in kept)
    return kept if sound and all(0 < one < 30_000 for one in kept[-2:]) else []


def brought_back(frame: QRect, screens: Sequence[QRect]) -> QPoint | None:
    """Where a window has to go whose upper edge no mouse could take hold of; None where it can stay."""
    edge = QRect(frame.left(), frame.top(), frame.width(), GRIP.height())
    for screen in screens:
        seen = edge & screen
        if seen.width() >= min(GRIP.width(), frame.width()) and seen.height() >= GRIP.height() // 2:
            return None
    if not screens:
        return None
    room = screens[0]
    left = max(room.left(), min(frame.left(), room.right() - frame.width()))
    return QPoint(left, max(room.top(), min(frame.top(), room.bottom() - frame.height())))
