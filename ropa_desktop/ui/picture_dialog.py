"""The pictures of an entry over the window: the chain and the flow, the same in words beside, and ways to keep them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.i18n import _
from ropa_desktop.register.picture import Box, Picture
from ropa_desktop.register.picture_of import KINDS
from ropa_desktop.ui.picture_view import PictureView
from ropa_desktop.ui.plain import as_tooltip, button, label, short

_KEY: Final = Qt.ItemDataRole.UserRole
_WORDS: Final = 232  # pixels
_FORMS: Final = (".svg", ".png", ".pdf")


class PictureDialog(QDialog):
    """`opened` gives the box whose record is wanted, `wanted` the picture that is shown and the suffix of its file."""

    opened = Signal(object)
    wanted = Signal(object, str)

    def __init__(self, title: str, draw: Callable[[str], Picture], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Picture of this entry"))
        self.resize(1232, 740)
        self._draw = draw
        self.kinds = list(KINDS)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 16)
        lines.setSpacing(8)
        lines.addWidget(label(short(title), "title", wrap=True))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Pictures"))
        for kind in self.kinds:
            self.tabs.addTab(_(KINDS[kind]))
        self.says = label("", "soft", wrap=True)
        self.view = PictureView()
        lines.addWidget(self.tabs)
        lines.addWidget(self.says)
        lines.addLayout(self._both(), 1)
        self.told = label("", wrap=True)
        self.told.hide()
        lines.addWidget(self.told)
        lines.addWidget(label(_("Arrows go from box to box, Enter opens."), "soft", wrap=True))
        lines.addLayout(self._buttons())
        for one in self.findChildren(QPushButton):
            one.setAutoDefault(False)  # else Enter in the list presses the first of them, too
        self.tabs.currentChanged.connect(lambda _place: self.show_kind())
        self.view.chosen.connect(self._follow)
        self.view.opened.connect(self._open)
        self.show_kind()
        self.view.setFocus()

    def _both(self) -> QHBoxLayout:
        self.list = QListWidget()
        self.list.setObjectName("days")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("The same in words"))
        self.list.currentItemChanged.connect(lambda item, _before: self._listed(item))
        self.list.itemActivated.connect(lambda item: self._open(item.data(_KEY)))
        self.list.setMinimumWidth(_WORDS // 2)
        self.list.setMaximumWidth(_WORDS)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.view, 3)
        both.addWidget(self.list, 1)
        return both

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(button("−", self.view.zoom_out, hint=_("Farther")))
        line.addWidget(button(_("&Fit"), self.view.fit, hint=_("Fit to the window")))
        line.addWidget(button("+", self.view.zoom_in, hint=_("Nearer")))
        line.addStretch(1)
        for suffix in _FORMS:
            name = suffix[1:].upper()
            line.addWidget(
                button(
                    f"{name} …",
                    lambda suffix=suffix: self.wanted.emit(self.picture, suffix),  # type: ignore[misc]
                    hint=_("Write it as {form}").format(form=name),
                )
            )
        line.addWidget(button(_("&Close"), self.reject))
        return line

    @property
    def picture(self) -> Picture:
        """The one that is shown."""
        assert self.view.picture is not None
        return self.view.picture

    def show_kind(self, kind: str = "") -> None:
        """Show the picture of this kind, or that of the tab."""
        if kind:
            self.tabs.setCurrentIndex(self.kinds.index(kind))
        picture = self._draw(self.kinds[self.tabs.currentIndex()])
        self.says.setText(picture.says)
        self.says.setVisible(bool(picture.says))
        self._fill(picture)
        self.view.show_picture(picture)
        self._follow(self.view.key)

    def _fill(self, picture: Picture) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for heading, boxes in picture.told():
            item = QListWidgetItem(heading)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            font = self.font()
            font.setBold(True)
            item.setFont(font)
            self.list.addItem(item)
            for box in boxes:
                self.list.addItem(_item(picture, box))
        self.list.blockSignals(False)

    # -- list and picture go together

    def _follow(self, key: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)

    def _listed(self, item: QListWidgetItem | None) -> None:
        if item is not None and (key := item.data(_KEY)):
            self.view.choose(key)

    def _open(self, key: str | None) -> None:
        box = self.picture.box(key) if key else None
        if box is not None and box.record_id:
            self.opened.emit(box)

    def tell(self, words: str) -> None:
        """Say what became of a file."""
        self.told.setText(words)
        self.told.setVisible(bool(words))


def _item(picture: Picture, box: Box) -> QListWidgetItem:
    item = QListWidgetItem(short(box.title))
    item.setData(_KEY, box.key)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, picture.in_words(box))
    item.setToolTip(as_tooltip(picture.in_words(box)))
    return item
