"""Twenty common activities to choose from: what each would bring, to be ticked; bases and periods only if confirmed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import _
from ropa_desktop.register.starting_points import sought
from ropa_desktop.store import handover
from ropa_desktop.store.starting import start
from ropa_desktop.ui.begin_proposals import ProposalsView
from ropa_desktop.ui.beginnings import first_values
from ropa_desktop.ui.plain import LONGEST, Drop, button, label, short
from ropa_desktop.ui.reading_order import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from ropa_desktop.register.activities import ProcessingActivity
    from ropa_desktop.register.organisations import Organisation
    from ropa_desktop.register.starting_points.point import StartingPoint
    from ropa_desktop.ui.desk import Desk

_LEFT = 330


class Search(QLineEdit):
    """The arrow down goes from the search into the list that it fills."""

    def __init__(self, below: QWidget) -> None:
        super().__init__()
        self._below = below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As it is, but for the arrow down."""
        if event.key() != Qt.Key.Key_Down:
            super().keyPressEvent(event)
            return
        self._below.setFocus(Qt.FocusReason.TabFocusReason)


class BeginDialog(Dialog):
    """Gives the new activity to `then` and closes; all that was ticked is one step."""

    def __init__(self, desk: "Desk", then: "Callable[[ProcessingActivity], None]", parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New from a starting point"))
        self.resize(1120, 700)
        self._desk, self._then = desk, then
        self._own = handover.kept_for(desk.register)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(_("What do you want to begin with?"), "title"))
        words = _("Common words to change, for a planned activity. Nothing here is advice for your case: legal bases, "
                  "periods and measures are suggestions, and none is set unless you confirm it by a tick.")  # fmt: skip
        lines.addWidget(label(words, "soft", wrap=True))
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(self._left())
        middle.addLayout(self._right(), 1)
        lines.addLayout(middle, 1)
        self.said = label("", "missing", wrap=True)
        self.said.hide()
        lines.addWidget(self.said)
        lines.addWidget(self._buttons())
        self.search.textChanged.connect(lambda _text: self._seek())
        self.list.currentRowChanged.connect(lambda _row: self._choose())
        self.controller.currentIndexChanged.connect(lambda _place: self._propose())
        self._seek()
        self.search.setFocus()

    def _left(self) -> QVBoxLayout:
        self.list = QListWidget()
        self.list.setObjectName("days")
        self.list.setAccessibleName(_("Starting points"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else words are wrapped too late
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(_LEFT)
        self.search = Search(self.list)
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("Search the starting points"))
        self.search.setPlaceholderText(_("Search: wages, cameras, website"))
        self.search.setFixedWidth(_LEFT)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        return column

    def _right(self) -> QVBoxLayout:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setObjectName("name")
        self.controller = Drop()
        self.controller.setObjectName("controller")
        for one in self._own:
            self.controller.addItem(short(one.title(), 80), one.id)
        if len(self._own) != 1:
            self.controller.insertItem(0, _("Not chosen yet"), "")
            self.controller.setCurrentIndex(0)
        for text, field in ((_("&Name"), self.name), (_("&Controller"), self.controller)):
            title = label(text)
            title.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(title, field)
        self.proposals = ProposalsView()
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self.proposals, 1)
        return column

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = button(_("&Begin with it"), self.begin, "first", hint=_("Make the activity with all that is ticked"))
        self.go.setDefault(True)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _seek(self) -> None:
        held = self.point()
        self._found = sought(self.search.text())
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._found:
            item = QListWidgetItem(f"{_(one.title)}\n{_(one.sentence)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_(one.title)}: {_(one.sentence)}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        if held in self._found:
            self.list.blockSignals(True)
            self.list.setCurrentRow(self._found.index(held))
            self.list.blockSignals(False)
        elif self._found:
            self.list.setCurrentRow(0)
        else:
            self._choose()  # nothing of the one before stays to be taken for what was found
        self._follow()

    def point(self) -> "StartingPoint | None":
        """The starting point that is chosen."""
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < self.list.count() else None

    def organisation(self) -> "Organisation | None":
        """The controller that is chosen."""
        return next((one for one in self._own if one.id == self.controller.currentData()), None)

    def _choose(self) -> None:
        point = self.point()
        self.name.setText(_(point.title) if point else "")
        self._propose()

    def _propose(self) -> None:
        ours = self.organisation()
        country = (ours.country or "") if ours else ""
        self.proposals.show_point(self.point(), country, ours.public_authority if ours else None)
        self._follow()

    def _follow(self) -> None:
        nothing = self.point() is None
        self.go.setEnabled(not nothing and not self._desk.read_only)
        self._say(
            _("No starting point has these words. Cancel, then New begins an empty activity.")
            if nothing
            else self._desk.read_only
        )

    def begin(self) -> None:
        """Make the activity; where that is refused, say why and stay."""
        point, made = self.point(), []
        if point is None or self._desk.read_only:
            return
        given = first_values(self._desk, "ProcessingActivity")
        given["controller"] = self.organisation()
        given["name"] = self.name.text().strip() or _(point.title)

        def act() -> set[str]:
            made.append(start(self._desk.register, point, self.proposals.ticked(), **given))
            return {made[0].id}

        if self._desk.moved(act):
            self.accept()
            self._then(made[0])
        else:
            self._say(self._desk.why)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
