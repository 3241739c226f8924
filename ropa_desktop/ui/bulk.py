"""Many records chosen in a list, edited at once: what is filled in becomes one step, and one undo takes it back."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.ui.plain import button, label

if TYPE_CHECKING:
    from ropa_desktop.register.record import Record
    from ropa_desktop.ui.bulk_form import ManyForm
    from ropa_desktop.ui.bulk_row import ManyRow
    from ropa_desktop.ui.desk import Desk
    from ropa_desktop.ui.main_window import MainWindow

ASKED = 50  # records that are looked at to tell whether a field that nobody answers yet is asked of them


class BulkPage(QWidget):
    """The form of the records that are chosen; its fields are those declared for their class."""

    opened = Signal(object)

    def __init__(self, desk: "Desk", cls: "type[Record]", tell: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self.cls, self._tell = desk, cls, tell
        self.ids: list[str] = []
        self.forms: list[ManyForm] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 16, 12, 12)
        lines.setSpacing(8)
        head = QHBoxLayout()
        self.title = label("", "title", wrap=True)
        head.addWidget(self.title, 1)
        head.addWidget(label(_(cls.many), "soft"), 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        words = _("Only what you fill in changes, in all of them and as one step. Fields in which they differ "
                  "say “various”.")  # fmt: skip
        lines.addWidget(label(words, "soft", wrap=True))
        lines.addWidget(self._make_area(), 1)
        self.said = label("", "missing", wrap=True)
        self.said.hide()
        lines.addWidget(self.said)
        lines.addLayout(self._buttons())

    def _make_area(self) -> QWidget:
        from ropa_desktop.ui.bulk_form import ManyForm, fits_many
        from ropa_desktop.ui.pages import PAGES

        body = QWidget()
        body.setObjectName("page")
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 4, 12, 24)
        column.setSpacing(12)
        for section in PAGES[self.cls.__name__].sections:
            fields = [one for one in map(self.cls.field, section.fields) if one.may_be_none or fits_many(self.cls, one)]
            if fields:
                form = ManyForm(self.desk, self.cls, _(section.heading), fields)
                for row in form.rows:
                    row.touched.connect(self._follow)
                    row.opened.connect(self.opened)
                column.addWidget(form)
                self.forms.append(form)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("page")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(_("What they hold, and what is to change"))
        area.setWidget(body)
        return area

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.aside = button(_("Set all aside"), lambda: self.set_aside(back=False), hint=_("Set all of them aside"))
        self.back = button(_("Bring back"), lambda: self.set_aside(back=True), hint=_("Bring all of them back"))
        self.drop = button(_("Discard"), self.forget, hint=_("Discard what was filled in here"))
        self.go = button("", self.apply, "first")
        for one in (self.aside, self.back):
            line.addWidget(one)
        line.addStretch(1)
        for one in (self.drop, self.go):
            line.addWidget(one)
        return line

    def rows(self) -> "Iterator[ManyRow]":
        """Every field."""
        for form in self.forms:
            yield from form.rows

    def touched(self) -> bool:
        """Whether something is filled in that is not applied yet."""
        return any(row.change() is not None for row in self.rows())

    # -- showing

    def refresh(self) -> None:
        """Show what the chosen records hold now."""
        from ropa_desktop.store import many, none
        from ropa_desktop.ui.bulk_form import OneAnswer
        from ropa_desktop.ui.bulk_none import NoneInAll

        count, cls = len(self.ids), self.cls
        self.title.setText(_("Edit {n} entries").format(n=count))
        held = many.held(self.desk.raw, cls, self.ids, [one.field for one in self.rows() if one.editors()])
        may_be_none = [one.field for one in self.rows() if isinstance(one, NoneInAll)]
        held.unanswered = none.unanswered(self.desk.raw, cls, self.ids, may_be_none)
        some = [record for one in self.ids[:ASKED] if (record := self.desk.get(cls, one)) is not None]
        writable = not self.desk.read_only
        for row in self.rows():
            if isinstance(row, OneAnswer):
                row.show_held(held, row.field.value(some[0]) if some else None)
                row.tick.setEnabled(writable)
            else:
                row.show_held(held)
            for editor in row.editors():
                editor.set_writable(writable)
            asked = any(row.field.asked_of(record) for record in some)
            if isinstance(row, NoneInAll):
                row.box.setEnabled(writable)
                row.set_shown(asked and bool(held.unanswered[row.field.name]))
            else:
                row.set_shown(asked or row.field.name in held.given)
        for form in self.forms:
            form.setVisible(any(not row.isHidden() for row in form.rows))
        can = writable and not cls.owners
        self._aside = many.aside(self.desk.raw, cls, self.ids) if can else 0
        self.aside.setVisible(can and self._aside < count)
        self.back.setVisible(can and self._aside > 0)
        self._follow()

    def _follow(self) -> None:
        """The buttons say what can be done."""
        touched = self.touched()
        self.go.setText(_("Change {n} entries").format(n=len(self.ids)))
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(touched and not self.desk.read_only)
        self.drop.setEnabled(touched or any(row.refusal for row in self.rows()))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    # -- doing

    def forget(self) -> None:
        """Nothing is to change after all."""
        self._say("")
        for row in self.rows():
            row.forget()
        self._follow()

    def commit(self) -> str:
        """Take what was typed; gives in words what is none of what the field can hold."""
        for row in self.rows():
            for editor in row.editors():
                editor.commit()
        words = _("“{field}”: {why}")
        left = [words.format(field=_(row.field.label), why=row.refusal) for row in self.rows() if row.refusal]
        return "\n".join(left)

    def apply(self) -> None:
        """Change all of them as one step; where one refuses, none is changed and that is said."""
        from ropa_desktop.store import many

        if left := self.commit():
            self._say(_("Nothing was changed. {why}").format(why=left))
            return
        changes = [change for row in self.rows() if (change := row.change()) is not None]
        if not changes:
            return
        count = len(self.ids)
        title = _("Changed {n} entries").format(n=count)
        if len(changes) == 1:
            title = _("Changed {field} of {n} entries").format(field=_(changes[0].field.label), n=count)
        ids = list(self.ids)
        if self._step(title, lambda session: many.change(session, self.cls, ids, changes)):
            if self.go.hasFocus():  # it is about to be greyed, and must not leave the focus on another button
                next(row for row in self.rows() if row.editors() and row.isVisible()).editors()[0].focus.setFocus()
            self.forget()

    def set_aside(self, *, back: bool) -> None:
        """Set all of them aside, or bring them back; nothing is deleted."""
        from ropa_desktop.store import many

        ids, day, count = list(self.ids), None if back else date.today(), len(self.ids)
        count = self._aside if back else count - self._aside
        words = (
            ngettext("Brought back: %d entry", "Brought back: %d entries", count)
            if back
            else ngettext("Set aside: %d entry", "Set aside: %d entries", count)
        )
        self._step(words % count, lambda session: many.set_aside(session, self.cls, ids, day))

    def _step(self, title: str, act: Callable[[Any], None]) -> bool:
        self._say("")
        register, ids = self.desk.register, set(self.ids)
        before = register.head()

        def way() -> set[str]:
            with register.step(title) as session:
                act(session)
            return ids

        if not self.desk.moved(way):
            self._say(self.desk.why)
            return False
        done = register.head() != before
        self._tell(_("{done}. Undo takes it back.").format(done=title) if done else _("They said so already."))
        return True


class Bulk:
    """Shows the form of many where more than one record is chosen in the list."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._pages: dict[str, BulkPage] = {}
        self._shown: BulkPage | None = None
        space = window.workspace
        space.list.several.connect(self._chosen)
        space.list.filled.connect(self._follow)
        space.shown.connect(self._follow)

    def page(self) -> BulkPage | None:
        """The form, where it is what the window shows."""
        space = self._window.workspace
        page = space.stack.currentWidget()
        return page if isinstance(page, BulkPage) and space.desk is page.desk else None

    def left_out(self) -> str:
        """What was filled in and not applied, told and given back in words, for the window that is about to close."""
        if not any(page.touched() for page in self._pages.values() if page.desk is self._window.workspace.desk):
            return ""
        words = _("What you filled in for several entries is not applied yet. Close again to leave it.")
        self._window.tell(words)
        return words

    def set_aside(self) -> bool:
        """Set aside all that are chosen, or bring them back where all are; False where no more than one is."""
        page = self.page()
        if page is None:
            return False
        if not page.desk.read_only and not page.cls.owners:
            page.set_aside(back=page.aside.isHidden())
        return True

    def _chosen(self, ids: list[str]) -> None:
        space = self._window.workspace
        if space.desk is None:
            return
        if space.page:
            space.show_nothing()
        page = self._page_of(space.desk, space.navigation.current())
        page.ids = ids
        space.stack.setCurrentWidget(page)
        space.shown.emit()

    def _page_of(self, desk: "Desk", name: str) -> BulkPage:
        from ropa_desktop.register.records import BY_NAME

        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = BulkPage(desk, BY_NAME[name], self._window.tell)
            page.opened.connect(self._window.workspace.open)
            self._window.workspace.stack.addWidget(page)
        return page

    def _follow(self) -> None:
        space = self._window.workspace
        for name, page in list(self._pages.items()):
            if page.desk is not space.desk:
                space.stack.removeWidget(page)
                page.hide()
                page.deleteLater()
                del self._pages[name]
        before, self._shown = self._shown, self.page()
        ids = space.list.chosen_ids() if self._shown else []
        if self._shown and len(ids) > 1:
            self._shown.ids = ids
            self._shown.refresh()
        elif self._shown:
            space.show_nothing()
        elif before in self._pages.values() and before and before.touched():
            self._window.tell(_("What you filled in for several entries was not applied. It is there again as soon as "
                                "you choose several."))  # fmt: skip
