"""List and record where there is little room, at 300 % or on a small screen: below one another, or one at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui.reading_order import stops_of
from ropa_desktop.ui.scrolling import scrolled
from ropa_desktop.ui.size import px

if TYPE_CHECKING:
    from ropa_desktop.ui.workspace import Workspace

STACKED = 1000  # pixels of width under which the record stands below the list
BESIDE = [430, 666]  # list and record, where nobody has divided the width
CLOSE = 900  # and under which one of both is shown at a time, where the window is too low for that
HIGH = 560  # pixels of height that list and record need below one another
LEAST = 200  # and that one of them alone needs, or a page that does not say more itself


class _Whole(QVBoxLayout):
    """Asks for as much as the page that is shown needs; a stack asks for what its largest one would like."""

    def __init__(self, around: QWidget, pages: QStackedWidget) -> None:
        super().__init__(around)
        self._pages = pages
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(pages)
        pages.currentChanged.connect(lambda _place: self.invalidate())

    def minimumSize(self) -> QSize:
        """Its width; what its height is to be at least is said by Narrow."""
        shown = self._pages.currentWidget()
        return QSize(shown.minimumSizeHint().width() if shown else 0, 0)

    def hasHeightForWidth(self) -> bool:
        """What is higher than the window is scrolled within a page, not all of it."""
        return False


class Narrow(QObject):
    """Arranges list and record by the room that there is, and brings what has the focus into sight."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._frame = QWidget()
        _Whole(self._frame, workspace.middle)
        self.area = scrolled(self._frame, "middle")
        self.tabs = self._make_tabs()
        self.whole = QWidget()
        lines = QVBoxLayout(self.whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.tabs)
        lines.addWidget(self.area, 1)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._beside = BESIDE  # of the width, or what was chosen
        self.by_hand = False  # somebody has divided the height
        self.one = False  # there is room for one of them only
        workspace.middle.currentChanged.connect(lambda _place: self.fit())
        workspace.stack.currentChanged.connect(lambda _place: self._share())
        workspace.splitter.splitterMoved.connect(self._divided)
        workspace.shown.connect(self._follow)
        workspace.list.filled.connect(self._follow)
        workspace.list.filled.connect(self._share)
        for gone_in in (workspace.list.table.clicked, workspace.list.table.activated):
            gone_in.connect(lambda _index: self._go_in())
        app.focusChanged.connect(self._moved)
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._keep_in_sight)

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        tabs.setAccessibleName(_("What to look at"))
        for words in ("", _("Entry")):
            tabs.addTab(words)
        tabs.currentChanged.connect(self._turned)
        tabs.hide()
        return tabs

    def fit(self) -> None:
        """Beside one another where there is room; the navigation never takes more than two fifths."""
        space = self._workspace
        low = space.height() < px(HIGH)
        wide = space.width() >= px(CLOSE if low else STACKED)
        space.navigation.fit(space.width() // 4 if wide else space.width() * 2 // 5)
        if self.one != (low and not wide):
            self._show_one(not self.one)
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if space.splitter.orientation() != way:
            self._turn(way)
        lists = space.middle.currentWidget() is space.splitter
        self.tabs.setVisible(self.one and lists)
        self._frame.setMinimumHeight(px(getattr(space.middle.currentWidget(), "LEAST", LEAST)))
        self._share()
        self._laid_out.start()

    def begin(self) -> None:
        """Another list is shown: from its heading."""
        self.area.verticalScrollBar().setValue(0)

    def _turn(self, way: Qt.Orientation) -> None:
        """How the width was divided comes back with it: it has nothing to do with how the height is."""
        splitter = self._workspace.splitter
        splitter.setOrientation(way)
        if way == Qt.Orientation.Horizontal:
            splitter.setSizes(self._beside)

    def is_chosen(self) -> bool:
        """Whether the sizes of list and record are worth keeping: those given by `_share` come again by themselves."""
        splitter = self._workspace.splitter
        return all(splitter.sizes()) and (self.by_hand or splitter.orientation() == Qt.Orientation.Horizontal)

    def _divided(self) -> None:
        splitter = self._workspace.splitter
        if self.one:
            self._share()
        elif splitter.orientation() == Qt.Orientation.Vertical:
            self.by_hand = True
        else:
            self._beside = splitter.sizes()

    def _share(self) -> None:
        """Below one another, two thirds go to the record that is open, or else to the list if it has any."""
        splitter = self._workspace.splitter
        if self.one:
            splitter.setSizes([0, 1] if self.tabs.currentIndex() else [1, 0])
            return
        if splitter.orientation() != Qt.Orientation.Vertical or self.by_hand:
            return
        high = max(splitter.height(), px(HIGH))
        third = high // 3
        shown, nothing = self._workspace.list, self._workspace.stack.currentIndex() == 0
        large = nothing and (shown.model.ids or shown.is_narrowed())  # else what belongs here is said out of sight
        splitter.setSizes([high - third, third] if large else [third, high - third])

    # -- one of them at a time

    def _show_one(self, on: bool) -> None:
        """The other one is folded away, not hidden, so that the focus can go there and bring it into sight."""
        splitter = self._workspace.splitter
        self.one, self.by_hand = on, self.by_hand and not on
        splitter.setChildrenCollapsible(on)
        splitter.setHandleWidth(0 if on else 1)
        self._follow()

    def _follow(self) -> None:
        """Who goes through the list stays there; else the record is shown where one is open."""
        space = self._workspace
        self.tabs.setTabText(0, space.list.title.text())
        opened, held = space.stack.currentIndex() != 0, QApplication.focusWidget()
        in_list = held is not None and space.list.isAncestorOf(held)
        nothing_yet = not space.list.model.ids and not space.list.is_narrowed()
        self._show(1 if nothing_yet or (opened and not in_list) else 0)

    def _show(self, pane: int) -> None:
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(pane)
        self.tabs.blockSignals(blocked)
        self._share()

    def _turned(self, pane: int) -> None:
        """The focus goes with it, where it is not in the tabs themselves."""
        self._share()
        if not self.tabs.hasFocus():
            self._enter(pane)

    def _enter(self, pane: int) -> None:
        stops = stops_of(self._workspace.stack) if pane else []
        (stops[0] if stops else self._workspace.list.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_in(self) -> None:
        """A click or Enter on a record goes into it; with Ctrl or Shift, others are chosen, too."""
        if self.one and self._workspace.stack.currentIndex() and not QApplication.keyboardModifiers():
            self._show(1)
            self._enter(1)

    # -- what has the focus

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        if self.one and self._workspace.splitter.isAncestorOf(now):
            self._show(int(self._workspace.stack.isAncestorOf(now)))
            self._laid_out.start()
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.bring_into_sight(now)  # what is clicked is in sight, and must not move away from under the mouse

    def _keep_in_sight(self) -> None:
        """Once all has found its new place."""
        held = QApplication.focusWidget()
        if held is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.bring_into_sight(held)

    def bring_into_sight(self, now: QWidget) -> None:
        """Also in the areas within it: Tab goes by our own order, and Qt's areas scroll by theirs only."""
        above = now.parentWidget() if self.area.isAncestorOf(now) else None
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(now, px(12), px(40))
            above = None if above is self.area else above.parentWidget()
