"""The overview: a calm page that is read in ten seconds, and on which every figure leads to what stands behind it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.exchange import dates
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.overview import Behind, Overview, Piece
from ropa_desktop.register.overview import overview as figures_of
from ropa_desktop.ui.answering import Answering, Asked
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.flow import Flow
from ropa_desktop.ui.overview_pieces import entry_of, fill_of, share_of, since_tile, tile_of, tiles_of
from ropa_desktop.ui.overview_work import Seen, seen
from ropa_desktop.ui.plain import button, clear, label
from ropa_desktop.ui.questions import Question
from ropa_desktop.ui.small_charts import Entry, Stack, Tile

REST = 250  # milliseconds: of rest before it is worked out anew, and after which one is told that it is being done
SIDE_BY_SIDE = 58  # times the height of the text: the width from which two columns stand beside each other


class OverviewPage(QScrollArea):
    """`behind` gives the place that a figure leads to, `begun` what somebody wants to begin with."""

    opened = Signal(object)  # as pages of questions have them
    wanted = Signal(object, str)
    behind = Signal(object)
    begun = Signal(str)

    def __init__(self, desk: Desk, _question: Question) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.desk = desk
        self.seen: Seen | None = None
        self._stale = True
        self.tiles: list[Tile] = []
        self.answering = Answering(self, seen)
        self.answering.answered.connect(self.show_seen)
        self.answering.failed.connect(self._say)
        self.answering.busy.connect(self._busy)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.compute)
        self._slow = QTimer(self, singleShot=True, interval=REST)
        self._slow.timeout.connect(lambda: self.when.setText(_("Working …")))
        self._make()
        desk.changed.connect(self._changed)

    def _make(self) -> None:
        body = QWidget()
        body.setObjectName("page")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = self._lines = QVBoxLayout(body)
        lines.setContentsMargins(24, 16, 24, 24)
        lines.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(label(_("Overview"), "title"))
        self.when = label("", "soft", wrap=True)
        self.when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.when, 1)
        lines.addLayout(head)
        self.says = label("", "soft", wrap=True)
        lines.addWidget(self.says)
        self._empty = QVBoxLayout()
        lines.addLayout(self._empty)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        lines.addLayout(self._grid)
        lines.addSpacing(4)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(32)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column, stretch in ((self._left, 6), (self._right, 5)):
            column.setSpacing(2)
            self._columns.addLayout(column, stretch)
        lines.addLayout(self._columns)
        lines.addStretch(1)
        self.setWidget(body)

    # -- asking

    def compute(self) -> None:
        """Count anew, where somebody looks at it; what was counted last stays in sight meanwhile."""
        self._rest.stop()
        self._stale = not self.isVisible()
        if not self._stale:
            self.answering.ask(self.desk.register, Asked(figures_of, self.desk.day))

    def _changed(self, _ids: set[str]) -> None:
        self._stale = True
        if self.isVisible():
            self._rest.start()

    def _busy(self, on: bool) -> None:
        if on:
            self._slow.start()
        else:
            self._slow.stop()
            self.when.setText(_("As of {day}").format(day=dates.in_words(self.seen.figures.day)) if self.seen else "")

    def _say(self, words: str) -> None:
        self.says.setText(words)

    def leave(self) -> None:
        """The register is about to be closed."""
        self._rest.stop()
        self.answering.leave()
        self._slow.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed meanwhile is counted when somebody looks."""
        super().showEvent(event)
        if self._stale:
            self.compute()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for it any more."""
        super().hideEvent(event)
        self._rest.stop()

    # -- what came back

    def show_seen(self, seen: Seen) -> None:
        """Show these figures; whoever was on a piece stays on the one in its place."""
        held = self._held()
        self.seen = seen
        figures = seen.figures
        for layout in (self._empty, self._grid, self._left, self._right):
            clear(layout)
        self.tiles = []
        if figures.is_empty():
            self._begin(seen)
        else:
            self._say(_in_a_sentence(figures))
            self._show_tiles(seen)
            self._show_points(figures)
            self._show_stack(_("Activities by status"), figures.statuses, (), _("No activity yet."))
            self._right.addSpacing(16)
            further = [one for one in (figures.to_confirm, figures.untold) if one.number]
            self._show_stack(_("Transfers by ground"), figures.grounds, further, _("No transfer is recorded."))
            if figures.grounds:
                self._right.addWidget(self._on_map())
            self._right.addStretch(1)
        if held and (again := self.findChildren(QWidget, held)):
            again[-1].setFocus()  # those before it are about to be deleted

    def _held(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""

    def _begin(self, seen: Seen) -> None:
        words = _("Nothing is recorded yet. Begin with the organisation that the register is kept for, then add its "
                  "first activity.")  # fmt: skip
        if seen.ours:
            words = _("Nothing is recorded yet. Add the first activity: one entry for each purpose or process.")
        self._say(words)
        ways = {
            "organisation": _("Your organisation"),
            "activity": _("New activity"),
            "starting-point": _("New from a starting point …"),
            "sample": _("Open the sample"),
        }
        first = "activity" if seen.ours else "organisation"
        row = QWidget()
        flow = Flow(row, gap=8)
        for name, title in ways.items():
            if name == "sample" or not self.desk.read_only:
                flow.addWidget(button(title, partial(self.begun.emit, name), "first" if name == first else name))
        self._empty.addWidget(row)

    def _show_tiles(self, seen: Seen) -> None:
        for piece in tiles_of(seen.figures):
            self._add_tile(tile_of(piece), piece.behind)
        since = seen.since
        self._add_tile(since_tile(since), Behind("since" if since.handed_over else "export"))
        self._place_tiles()

    def _add_tile(self, tile: Tile, behind: Behind) -> None:
        tile.clicked.connect(partial(self._leads, behind))
        self.tiles.append(tile)

    def _leads(self, behind: Behind, _checked: bool = False) -> None:
        self.behind.emit(behind)

    def _show_points(self, figures: Overview) -> None:
        self._left.addWidget(label(_("How complete, by the points of Art. 30(1)"), "section", wrap=True))
        self._left.addSpacing(4)
        for piece in figures.points:
            row = share_of(piece)
            row.clicked.connect(partial(self._leads, piece.behind))
            self._left.addWidget(row)
        whole = entry_of(figures.whole, _("Activities"))
        whole.clicked.connect(partial(self._leads, figures.whole.behind))
        self._left.addWidget(whole)
        self._left.addStretch(1)

    def _show_stack(self, title: str, pieces: Sequence[Piece], further: Sequence[Piece], none: str) -> None:
        self._right.addWidget(label(title, "section", wrap=True))
        self._right.addSpacing(4)
        entries = [entry_of(piece, title) for piece in (*pieces, *further)]
        if pieces:
            names = [entry.accessibleName() for entry in entries]
            stack = Stack([(piece.number, fill_of(piece), name) for piece, name in zip(pieces, names, strict=False)])
            stack.pressed.connect(lambda place: entries[place].click())
            self._right.addWidget(stack)
            self._right.addSpacing(4)
        else:
            self._right.addWidget(label(none, "soft", wrap=True))
        for entry, piece in zip(entries, (*pieces, *further), strict=True):
            entry.clicked.connect(partial(self._leads, piece.behind))
            self._right.addWidget(entry)

    def _on_map(self) -> Entry:
        made = Entry(None, _("On the map"), "", "", _("Transfers by ground: on the map"))
        made.ink = "accent"  # no figure of its own, but a way on
        made.setObjectName("entry-map")
        made.clicked.connect(partial(self._leads, Behind("world")))
        return made

    # -- room

    def _place_tiles(self) -> None:
        """In rows of the same length, as far as they fit."""
        if not self.tiles:
            return
        around, gap = self._lines.contentsMargins(), self._grid.horizontalSpacing()
        room = self.viewport().width() - around.left() - around.right()
        least = max(tile.sizeHint().width() for tile in self.tiles)
        most = max(1, min(len(self.tiles), (room + gap) // (least + gap)))
        across = -(-len(self.tiles) // -(-len(self.tiles) // most))
        high = max(tile.height_for((room - (across - 1) * gap) // across) for tile in self.tiles)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for place, tile in enumerate(self.tiles):
            tile.setFixedHeight(high)
            self._grid.addWidget(tile, place // across, place % across)
            self._grid.setColumnStretch(place % across, 1)

    def _arrange(self) -> None:
        """What has no room beside the other stands below it."""
        wide = self.viewport().width() >= SIDE_BY_SIDE * max(self.fontInfo().pixelSize(), 8)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._place_tiles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.widget() is not None:
            self._arrange()


def _in_a_sentence(figures: Overview) -> str:
    own = ngettext("%d activity", "%d activities", figures.activities) % figures.activities
    if not figures.on_behalf:
        return _("{activities}. Each figure opens what it was counted from.").format(activities=own)
    words = _("{activities}, and {n} on behalf of others. Each figure opens what it was counted from.")
    return words.format(activities=own, n=figures.on_behalf)
