"""Rows of a spreadsheet put into a list: what becomes of each column, what stands in the way, then one step."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QCheckBox, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.ui.column_choice import ColumnChoice
from ropa_desktop.ui.plain import button, label
from ropa_desktop.ui.reading_order import Dialog

if TYPE_CHECKING:
    from ropa_desktop.exchange.columns_in import Target
    from ropa_desktop.exchange.pasted import Pasted
    from ropa_desktop.register.record import Record
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.main_window import MainWindow

TOLD = 200  # errors that are listed


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


class PasteDialog(Dialog):
    """Each column with the field that it goes into; nothing is written while a cell cannot be read."""

    def __init__(self, desk: "Desk", cls: "type[Record]", rows: list[list[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Paste rows"))
        self.resize(760, 660)
        self._desk = desk
        self._titles: dict[str, dict[str, str]] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(24, 20, 24, 20)
        self._lines.setSpacing(12)
        self._begin()
        self.headed = QCheckBox()
        self.headed.toggled.connect(lambda _on: self._read())
        self._lines.addWidget(self.headed)
        self.columns = ColumnChoice()
        self.columns.changed.connect(self._read)
        self._lines.addWidget(self.columns, 2)
        self.making = QCheckBox()
        self.making.toggled.connect(lambda _on: self._read())
        self._lines.addWidget(self.making)
        self._end()
        self.take(cls, rows)

    def _begin(self) -> None:
        self.title = label("", "title", wrap=True)
        self._lines.addWidget(self.title)

    def _end(self) -> None:
        self.said = label("", wrap=True)
        self._lines.addWidget(self.said)
        self.errors = QPlainTextEdit()
        self.errors.setObjectName("errors")
        self.errors.setAccessibleName(_("What stands in the way"))
        self.errors.setReadOnly(True)
        self.errors.setTabChangesFocus(True)
        self._lines.addWidget(self.errors, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = button("", self._add, "first")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self._lines.addWidget(buttons)

    @property
    def drops(self) -> list[QWidget]:
        """The choice beside each column."""
        return list(self.columns.drops)

    def take(self, cls: "type[Record]", rows: list[list[str]]) -> None:
        """Show these rows, and look for headings among the first of them."""
        from ropa_desktop.exchange import sheets_in

        at, named = sheets_in.headed(cls, rows)
        self._cls, self._rows, self._at = cls, rows, at
        self.title.setText(f"{_('Paste into')}: {_(cls.many)}")
        self.headed.blockSignals(True)
        self.headed.setText(
            _("Row {n} holds the headings; what stands above it is left out").format(n=at + 1)
            if at
            else _("The first row holds the headings")
        )
        self.headed.setChecked(bool(named))
        self.headed.blockSignals(False)
        self.columns.show_columns(cls, rows[at], rows[at + 1 :])
        self._read()

    def _find(self, class_name: str, title: str) -> "Record | None":
        from ropa_desktop.register.records import BY_NAME

        if class_name not in self._titles:
            options = self._desk.options(class_name)
            self._titles[class_name] = {words.casefold(): row_id for row_id, words in reversed(options)}
        row_id = self._titles[class_name].get(title.casefold())
        return self._desk.get(BY_NAME[class_name], row_id) if row_id else None

    def _read(self) -> None:
        """Read all cells anew, and say what stands in the way."""
        from ropa_desktop.exchange import pasted

        first = self._at + 1 if self.headed.isChecked() else 0
        targets = self.columns.chosen()
        make = self.making.isChecked()
        read = pasted.read(self._rows[first:], targets, self._find, first + 1, make)
        named = [one.name for one in targets if one]
        twice = [one.label() for one in dict.fromkeys(one for one in targets if one and named.count(one.name) > 1)]
        told = [_("{field}: two columns go into it.").format(field=words) for words in twice]
        errors = list(dict.fromkeys(read.errors))
        told += [_("Row {n}, {why}").format(n=number, why=why) for number, why in errors[:TOLD]]
        if len(errors) > TOLD:
            told.append(_("and {n} more").format(n=len(errors) - TOLD))
        self._pasted: Pasted = read
        self._offer_making(len(read.missing))
        self.errors.setPlainText("\n".join(told))
        self.errors.setVisible(bool(told))
        self.said.setText(self._in_words(read, targets, told))
        count = len(read.rows)
        self.go.setText(ngettext("Add %d entry", "Add %d entries", count) % count)
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(bool(named) and not told and count > 0)

    def _offer_making(self, missing: int) -> None:
        """Names that are not in the register can become entries of it."""
        self.making.setText(
            ngettext(
                "&Make an entry of the %d name that the register does not have",
                "&Make entries of the %d names that the register does not have",
                missing,
            )
            % missing
        )
        self.making.setVisible(bool(missing))

    def _in_words(self, read: "Pasted", targets: "list[Target | None]", told: list[str]) -> str:
        out = sum(one is None for one in targets)
        words = [ngettext("%d column is left out.", "%d columns are left out.", out) % out] if out else []
        if kept := read.in_words:
            words.append(
                ngettext(
                    "%d legal basis or ground is in no list of choices and is kept in its own words.",
                    "%d legal bases or grounds are in no list of choices and are kept in their own words.",
                    kept,
                )
                % kept
            )
        if told:
            words.append(_("Mend these cells in the spreadsheet, or leave their columns out."))
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

    def step_title(self, count: int) -> str:
        """What the step is called in the history."""
        return ngettext("Pasted: %d entry", "Pasted: %d entries", count) % count

    def _add(self) -> None:
        """All of them as one step."""
        from ropa_desktop.exchange import pasted
        from ropa_desktop.ui.beginnings import first_values

        desk, title = self._desk, self.step_title(len(self._pasted.rows))

        def way() -> set[str]:
            first = {name: value for name, value in first_values(desk, self._cls.__name__).items() if name != "code"}
            records = pasted.records(self._cls, self._pasted, first, self._find)
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
