"""“None” as an answer of many records: each states it that does not answer the question yet, the others stay."""

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.fields import Field
from ropa_desktop.store.many import Change, Held
from ropa_desktop.ui.bulk_row import ManyRow
from ropa_desktop.ui.desk import Desk
from ropa_desktop.ui.editor import Editor
from ropa_desktop.ui.plain import Box


class NoneInAll(ManyRow):
    """A box to tick below the field, or alone where the field itself cannot be changed in many."""

    def __init__(self, desk: Desk, field: Field, *, alone: bool) -> None:
        super().__init__(desk, field)
        if not alone:
            self.name.setText("")  # it stands beside the field above
        self.box = Box(_("None – stated"))
        self.box.setObjectName(f"{field.name}_none")
        self.box.setAccessibleName(_("{field}: state that there is none").format(field=_(field.label)))
        self.box.toggled.connect(lambda _on: self.touched.emit())
        self.name.setBuddy(self.box)
        self.lines.addWidget(self.box)
        self.lines.addWidget(self.said)

    def editors(self) -> list[Editor]:
        """Nothing but the box."""
        return []

    def change(self) -> Change | None:
        """Each states it that does not answer the question."""
        return Change(self.field, none=True) if self.box.isChecked() else None

    def show_held(self, held: Held) -> None:
        """In how many nothing is said yet."""
        count = len(held.unanswered.get(self.field.name, ()))
        words = ngettext("For the %d entry without an answer.", "For the %d entries without an answer.", count)
        self.said.setText(words % count)
        self.box.setAccessibleDescription(self.said.text())
        if not count:
            self.box.setChecked(False)

    def forget(self) -> None:
        """They stay without an answer."""
        self.box.setChecked(False)
