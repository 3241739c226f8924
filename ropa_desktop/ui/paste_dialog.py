"""Rows of a spreadsheet pasted into a list: what becomes of each column, what stands in the way, then one step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.ui.plain import Drop, button, label, short

if TYPE_CHECKING:
    from ropa_desktop.exchange.pasted import Pasted
    from ropa_desktop.register.fields import Field
    from ropa_desktop.register.record import Record
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.main_window import MainWindow

TOLD = 200  # errors that are listed
SHOWN = 3  # values of a column that are shown


class Pasting:
    """Pastes into the list that the window shows."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        window.workspace.list.table.addAction(window.deeds["paste_rows"])

    def paste_rows(self) -> None:
        """Read what lies on the clipboard, and show what would become of it."""
        from ropa_desktop.exchange import pasted
        from ropa_desktop.register.records import BY_NAME

        window, space = self._window, self._window.workspace
        if window.desk is None:
            return
        if space.navigation.question() or BY_NAME[space.navigation.current()].owners:
            window.tell(_("Choose a list at the left first, into which the rows are to be pasted."))
            return
        window.save_now()
        try:
            rows = pasted.cells(QApplication.clipboard().text())
        except KnownError as error:
            window.tell(str(error))
            return
        if not rows:
            window.tell(_("Nothing that was copied can be pasted here. Copy rows with their headings first."))
            return
        window.ask(PasteDialog(window.desk, BY_NAME[space.navigation.current()], rows, window))


class PasteDialog(QDialog):
    """Each column with the field that it goes into; nothing is written while a cell cannot be read."""

    def __init__(self, desk: "Desk", cls: "type[Record]", rows: list[list[str]], parent: QWidget) -> None:
        from ropa_desktop.exchange import pasted

        super().__init__(parent)
        self.setWindowTitle(_("Paste rows"))
        self.resize(720, 560)
        self._desk, self._cls, self._rows = desk, cls, rows
        self._titles: dict[str, dict[str, str]] = {}
        self._offered: list[Field] = pasted.fields_of(cls)
        found = pasted.match(cls, rows[0])
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(12)
        lines.addWidget(label(f"{_('Paste into')}: {_(cls.many)}", "title", wrap=True))
        self.headed = QCheckBox(_("The first row holds the headings"))
        self.headed.setChecked(any(found))
        self.headed.toggled.connect(lambda _on: self._read())
        lines.addWidget(self.headed)
        lines.addWidget(self._columns(found), 2)
        self.said = label("", wrap=True)
        lines.addWidget(self.said)
        self.errors = QPlainTextEdit()
        self.errors.setObjectName("errors")
        self.errors.setAccessibleName(_("What stands in the way"))
        self.errors.setReadOnly(True)
        self.errors.setTabChangesFocus(True)
        lines.addWidget(self.errors, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = button("", self._add, "first")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)
        self._read()

    def _columns(self, found: "list[Field | None]") -> QWidget:
        inner = QWidget()
        inner.setObjectName("page")
        grid = QGridLayout(inner)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, 140)
        self.drops: list[Drop] = []
        for place, one in enumerate(found):
            heading = self._rows[0][place] or _("Column {n}").format(n=place + 1)
            drop = Drop()
            drop.addItem(_("(left out)"), None)
            for offered in self._offered:
                drop.addItem(_(offered.label), offered.name)
            drop.setCurrentIndex(drop.findData(one.name) if one else 0)
            drop.setAccessibleName(_("Field for: {column}").format(column=heading))
            drop.activated.connect(lambda _index: self._read())
            name = label(short(heading, 60), wrap=True)
            name.setBuddy(drop)
            values = "; ".join(short(row[place], 40) for row in self._rows[1 : SHOWN + 1] if row[place])
            grid.addWidget(name, place, 0)
            grid.addWidget(drop, place, 1)
            grid.addWidget(label(values, "soft", wrap=True), place, 2)
            self.drops.append(drop)
        grid.setRowStretch(len(found), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Columns and their fields"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _find(self, class_name: str, title: str) -> "Record | None":
        from ropa_desktop.register.records import BY_NAME

        if class_name not in self._titles:
            options = self._desk.options(class_name)
            self._titles[class_name] = {words.casefold(): row_id for row_id, words in reversed(options)}
        row_id = self._titles[class_name].get(title.casefold())
        return self._desk.get(BY_NAME[class_name], row_id) if row_id else None

    def _chosen(self) -> "list[Field | None]":
        return [self._cls.field(name) if (name := drop.currentData()) else None for drop in self.drops]

    def _read(self) -> None:
        """Read all cells anew, and say what stands in the way."""
        from ropa_desktop.exchange import pasted

        first = 1 if self.headed.isChecked() else 0
        fields = self._chosen()
        read = pasted.read(self._rows[first:], fields, self._find, first + 1)
        named = [one.name for one in fields if one]
        twice = {name for name in named if named.count(name) > 1}
        told = [_("{field}: two columns go into it.").format(field=_(self._cls.field(name).label)) for name in twice]
        told += [_("Row {n}, {why}").format(n=number, why=why) for number, why in read.errors[:TOLD]]
        if len(read.errors) > TOLD:
            told.append(_("and {n} more").format(n=len(read.errors) - TOLD))
        self._pasted: Pasted = read
        self.errors.setPlainText("\n".join(told))
        self.errors.setVisible(bool(told))
        self.said.setText(self._in_words(read, fields, told))
        count = len(read.rows)
        self.go.setText(ngettext("Add %d entry", "Add %d entries", count) % count)
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(bool(named) and not told and count > 0)

    def _in_words(self, read: "Pasted", fields: "list[Field | None]", told: list[str]) -> str:
        out = sum(one is None for one in fields)
        words = [ngettext("%d column is left out.", "%d columns are left out.", out) % out] if out else []
        if told:
            words.append(_("Mend these cells in the spreadsheet and copy again, or leave their columns out."))
        elif known := self._known(read):
            words.append(
                ngettext(
                    "%d reference is in the register already.", "%d references are in the register already.", known
                )
                % known
            )
        return " ".join(words)

    def _known(self, read: "Pasted") -> int:
        codes = {row.get("code") for row in read.rows} - {None}
        if not codes:
            return 0
        return len(codes & {getattr(one, "code", None) for one in self._desk.register.all(self._cls)})

    def _add(self) -> None:
        """All of them as one step."""
        from ropa_desktop.ui.beginnings import first_values

        desk, rows = self._desk, self._pasted.rows
        title = ngettext("Pasted: %d entry", "Pasted: %d entries", len(rows)) % len(rows)

        def way() -> set[str]:
            first = {name: value for name, value in first_values(desk, self._cls.__name__).items() if name != "code"}
            records = [self._cls(**{**first, **row}) for row in rows]
            with desk.register.step(title) as session:
                session.add_all(records)
            desk.register.session.expire_all()  # others read back what points at them
            return {one.id for one in records}

        if desk.moved(way):
            self.accept()
            tell = getattr(self.parent(), "tell", None)
            if tell:
                tell(_("{done}. Undo takes it back.").format(done=title))
        else:
            self.said.setText(desk.why)
