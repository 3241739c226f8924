"""What to hand over: which record, of which organisation, in which form and language, and where to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ropa_desktop import i18n
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import N_, _
from ropa_desktop.register.kinds import Day
from ropa_desktop.store import handover
from ropa_desktop.ui import ask
from ropa_desktop.ui.calendar import pick_day
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.entry import Entry
from ropa_desktop.ui.plain import Drop, button, label

RECORDS = {
    "controller": N_("Record of the controller, Art. 30(1)"),
    "processor": N_("Record of the processor, Art. 30(2)"),
}
FORMS = {
    ".xlsx": N_("Excel workbook"),
    ".pdf": N_("PDF document"),
    ".csv": N_("CSV table of the record"),
    ".json": N_("JSON, the whole register"),
}


@dataclass(frozen=True)
class Order:
    """What the user chose."""

    record: str
    organisation: str | None
    language: str
    target: Path
    handed_to: str = ""
    in_force_on: date | None = None
    with_dismissed: bool = False
    with_pictures: bool = False
    with_map: bool = False
    with_notes: bool = True

    def title(self) -> str:
        """What it is, in words."""
        return _(RECORDS[self.record])


class ExportDialog(QDialog):
    """Gives its order to `wanted` and closes; what is only `to_look_at` is a PDF without a place."""

    def __init__(
        self, desk: Desk, wanted: Callable[[Order], None], parent: QWidget, *, to_look_at: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preview") if to_look_at else _("Export"))
        self.setMinimumWidth(520)
        self._desk, self._wanted = desk, wanted
        self._register = desk.path or Path.home() / "register.ropa"
        self._suggested = ""
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(16)
        self.title = label(_("Hand the record over"), "title")
        lines.addWidget(self.title)
        lines.addLayout(self._questions())
        self.hint = label("", "soft", wrap=True)
        lines.addWidget(self.hint)
        lines.addWidget(self._buttons())
        for drop in (self.record, self.form, self.organisation):
            drop.currentIndexChanged.connect(lambda _index: self._suggest())
        for line in (self.place, self.in_force_on):
            line.textChanged.connect(lambda _text: self._say())
        if to_look_at:
            self._leave_out_the_file()
        self._suggest()

    def _leave_out_the_file(self) -> None:
        """Where and in which form is asked when somebody keeps what is looked at."""
        self.form.setCurrentIndex(self.form.findData(".pdf"))
        for row in (self.form, self._place):
            self._form.setRowVisible(row, False)
        self.go.setText(_("Preview"))
        self.title.setText(_("Look at the record"))

    def _questions(self) -> QFormLayout:
        desk, form = self._desk, QFormLayout()
        self._form = form
        form.setVerticalSpacing(10)
        self.record = self._drop("record", [(code, _(title)) for code, title in RECORDS.items()])
        organisations = [(one.id, one.title()) for one in handover.kept_for(desk.register)]
        self.organisation = self._drop("organisation", [*organisations, (None, _("All organisations"))])
        self.form = self._drop("form", [(code, _(title)) for code, title in FORMS.items()])
        self.language = self._drop("language", [(code, i18n.NAMES.get(code, code)) for code in i18n.languages()])
        self.language.setCurrentIndex(self.language.findData(i18n.language()))
        self.place = QLineEdit()
        self.place.setObjectName("place")
        self.place.setMinimumWidth(260)
        place = self._place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place, 1)
        place.addWidget(button(_("Choose …"), self._choose, hint=_("Choose the place")))
        for text, widget in (
            (_("Which &record"), self.record), (_("&Organisation"), self.organisation),
            (_("&Form"), self.form), (_("&Language"), self.language),
        ):  # fmt: skip
            self._add_row(form, text, widget, widget)
        self._add_row(form, _("&Place"), place, self.place)
        self.handed_to = Entry()
        self.handed_to.setObjectName("handed_to")
        self.handed_to.setPlaceholderText(_("may stay empty; an authority, a client"))
        self._add_row(form, _("&Handed to"), self.handed_to, self.handed_to)
        self.in_force_on = Entry()
        self.in_force_on.setObjectName("in_force_on")
        self.in_force_on.setPlaceholderText(_("may stay empty, or YYYY-MM-DD"))
        day = QHBoxLayout()
        day.setSpacing(8)
        day.addWidget(self.in_force_on, 1)
        pick = button(
            "▾", lambda: pick_day(pick, self.in_force_on.text(), self.in_force_on.setText), hint=_("Pick a day")
        )
        pick.setMaximumWidth(34)
        day.addWidget(pick)
        self._add_row(form, _("&In force on"), day, self.in_force_on)
        self.with_dismissed = QCheckBox(_("&With the findings that do not apply, and why"))
        self.with_dismissed.setObjectName("with_dismissed")
        form.addRow(self.with_dismissed)
        self.with_pictures = QCheckBox(_("With pict&ures: processors and the flow of the data of each entry"))
        self.with_pictures.setObjectName("with_pictures")
        form.addRow(self.with_pictures)
        self.with_map = QCheckBox(_("With the &map of transfers"))
        self.with_map.setObjectName("with_map")
        self.with_map.setChecked(desk.count("Transfer") > 0)
        form.addRow(self.with_map)
        self.with_notes = QCheckBox(_("With &your notes, which are meant for yourself and your successor"))
        self.with_notes.setObjectName("with_notes")
        form.addRow(self.with_notes)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(_("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("first")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _add_row(self, form: QFormLayout, text: str, field: QWidget | QHBoxLayout, takes_focus: QWidget) -> None:
        name = label(text)
        name.setBuddy(takes_focus)
        takes_focus.setAccessibleName(text.replace("&", ""))
        form.addRow(name, field)

    def _drop(self, name: str, choices: list[tuple[str | None, str]]) -> Drop:
        drop = Drop()
        drop.setObjectName(name)
        for code, title in choices:
            drop.addItem(title, code)
        return drop

    def _suggest(self) -> None:
        suffix = self.form.currentData()
        whole = suffix == ".json"
        self.record.setEnabled(not whole)
        self.organisation.setEnabled(not whole)
        self.in_force_on.setEnabled(not whole)
        self.with_dismissed.setEnabled(suffix in (".xlsx", ".pdf"))
        self.with_pictures.setEnabled(suffix == ".pdf")
        self.with_map.setEnabled(suffix == ".pdf")
        self.with_notes.setEnabled(not whole)
        own = Path(self.place.text())
        if self.place.text() not in ("", self._suggested):  # a name of the user's own stays
            self.place.setText(str(own.with_suffix(suffix) if own.suffix in FORMS else own))
        else:
            kind = "" if whole else f"-{self.record.currentData()}"
            kind += f"-{self._desk.day}" if self._desk.register.as_of else ""
            self._suggested = str(self._folder() / f"{self._register.stem}{kind}{suffix}")
            self.place.setText(self._suggested)
        self._say()

    def _folder(self) -> Path:
        return Path(self.place.text()).parent if self.place.text() else self._register.parent

    def _target(self) -> Path:
        named = ask.with_suffix(self.place.text().strip(), self.form.currentData())
        return self._register.parent / named.expanduser() if named else Path()

    def _say(self) -> None:
        words = (
            _("JSON holds the complete register of every organisation; it can be read back.")
            if self.form.currentData() == ".json"
            else _("What is not yet answered is said so in the document; what was set aside is counted, not printed.")
        )
        try:
            words = words if self._day() is None else _in_force()
        except KnownError as error:
            words = str(error)
        replaces = self._form.isRowVisible(self._place) and self._target().is_file()
        replaced = _("There is a file of this name; it will be replaced.") if replaces else ""
        self.hint.setText(f"{words}\n{replaced}".strip())

    def _choose(self) -> None:
        chosen = ask.place_for_export(self, self.place.text(), self.form.currentData())
        if chosen:
            self.place.setText(str(chosen))

    def _day(self) -> date | None:
        """The day that is given; raises KnownError where it is none."""
        return Day().from_text(self.in_force_on.text()) if self.in_force_on.isEnabled() else None

    def _accept(self) -> None:
        try:
            day = self._day()
        except KnownError:
            self.in_force_on.setFocus()
            return
        self.accept()
        self._wanted(
            Order(
                self.record.currentData(), self.organisation.currentData(),
                self.language.currentData(), self._target(), self.handed_to.text(), day,
                self.with_dismissed.isEnabled() and self.with_dismissed.isChecked(),
                self.with_pictures.isEnabled() and self.with_pictures.isChecked(),
                self.with_map.isEnabled() and self.with_map.isChecked(),
                self.with_notes.isChecked() or not self.with_notes.isEnabled(),
            )
        )  # fmt: skip


def _in_force() -> str:
    return _("Only entries in force on this day; without a first day they always were, without a last they still are.")
