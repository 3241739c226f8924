"""A workbook or CSV file read into a list of the register that is open: which sheet, into which list, which columns."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QWidget

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.ui.paste_dialog import PasteDialog
from ropa_desktop.ui.plain import Drop, label, short

if TYPE_CHECKING:
    from ropa_desktop.exchange.sheets_in import Sheet
    from ropa_desktop.register.record import Record
    from ropa_desktop.ui.desk import Desk


class SheetDialog(PasteDialog):
    """The sheet and the list whose fields its headings name best are chosen at first."""

    def __init__(self, desk: "Desk", name: str, sheets: "list[Sheet]", parent: QWidget) -> None:
        self._name, self._sheets = name, sheets
        self._classes = classes()
        sheet, cls = best(sheets, self._classes)
        super().__init__(desk, cls, sheet.rows, parent)
        self.setWindowTitle(_("Read a workbook"))
        self.sheet.setCurrentIndex(sheets.index(sheet))
        self.into.setCurrentIndex(self._classes.index(cls))
        self.sheet.currentIndexChanged.connect(lambda _place: self._take())
        self.into.currentIndexChanged.connect(lambda _place: self._take())
        self.go.setFocus()

    def _begin(self) -> None:
        super()._begin()
        self.sheet, self.into = Drop(), Drop()
        for one in self._sheets:
            self.sheet.addItem(short(one.name, 60))
        for cls in self._classes:
            self.into.addItem(_(cls.many))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, drop in ((_("&Sheet"), self.sheet), (_("Read &into"), self.into)):
            name = label(words)
            name.setBuddy(drop)
            drop.setAccessibleName(words.replace("&", ""))
            form.addRow(name, drop)
        self._lines.addLayout(form)

    def _take(self) -> None:
        self.take(self._classes[self.into.currentIndex()], self._sheets[self.sheet.currentIndex()].rows)

    def take(self, cls: "type[Record]", rows: list[list[str]]) -> None:
        """Show these rows under the name of their file."""
        super().take(cls, rows)
        self.title.setText(short(self._name, 80))

    def step_title(self, count: int) -> str:
        """What the step is called in the history."""
        words = ngettext("Read %(n)d entry from %(name)s", "Read %(n)d entries from %(name)s", count)
        return words % {"n": count, "name": short(self._name, 60)}


def classes() -> "list[type[Record]]":
    """The classes that have a list at the left, but for rows that belong to other records."""
    from ropa_desktop.register.records import BY_NAME
    from ropa_desktop.ui.navigation import LISTS

    return [BY_NAME[name] for name, _words in LISTS if not BY_NAME[name].owners]


def best(sheets: "list[Sheet]", among: "list[type[Record]]") -> "tuple[Sheet, type[Record]]":
    """The sheet and the class that fit each other best; the first of both where nothing fits."""
    from ropa_desktop.exchange import sheets_in

    rated = [(sheets_in.headed(cls, sheet.rows)[1], sheet, cls) for sheet in sheets for cls in among]
    _count, sheet, cls = max(rated, key=lambda one: one[0])
    return sheet, cls
