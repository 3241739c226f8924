"""What the keyboard alone does: from pane to pane, to a section, to a record's name, help where one is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ropa_desktop.i18n import _
from ropa_desktop.ui import dividing, ordering
from ropa_desktop.ui.reading_order import stops_of

if TYPE_CHECKING:
    from ropa_desktop.ui.form import FormRow
    from ropa_desktop.ui.main_window import MainWindow

_BY_KEY = Qt.FocusReason.ShortcutFocusReason


class Keyboard:
    """Moves the focus about the window that it is made for."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        # Del deletes in a text; only where the list has the focus does it set a record aside.
        window.workspace.list.table.addAction(window.deeds["retire"])

    # -- panes

    def panes(self) -> list[QWidget]:
        """The parts of the window that F6 goes through, those that have something to stop at."""
        space = self._window.workspace
        answer, page = space.answer(), space.page
        if answer is not None:
            parts: list[QWidget | None] = [space.navigation, answer]
        elif page is not None:
            parts = [space.navigation, space.list, page.widget(0), page.gaps]
        else:
            many = self._window.bulk.page()
            parts = [space.navigation, space.list, *([many] if many else [])]
        parts.append(self._window.help.panel)
        return [part for part in parts if part and part.isVisible() and stops_of(part)]

    def next_pane(self) -> None:
        """The pane after the one that has the focus."""
        self._step(1)

    def previous_pane(self) -> None:
        """The pane before the one that has the focus."""
        self._step(-1)

    def _step(self, by: int) -> None:
        panes, held = self.panes(), QApplication.focusWidget()
        if not panes:
            return
        here = next((n for n, pane in enumerate(panes) if held and (pane is held or pane.isAncestorOf(held))), -by)
        target = panes[(here + by) % len(panes)]
        self._enter(target)

    def _enter(self, pane: QWidget) -> None:
        """Go where one was in it, else to what it is there for."""
        space, stops = self._window.workspace, stops_of(pane)
        last = pane.focusWidget()
        if last in stops:
            last.setFocus(_BY_KEY)
        elif pane is space.list:
            space.list.table.setFocus(_BY_KEY)
        else:
            stops[0].setFocus(_BY_KEY)

    def clear(self) -> None:
        """Close the help; else from a record back to its list; elsewhere no words are searched for any more."""
        if self._window.help.close():
            return
        space, held = self._window.workspace, QApplication.focusWidget()
        page = space.page or self._window.bulk.page()
        if page is not None and held is not None and page.isAncestorOf(held):
            space.list.table.setFocus(_BY_KEY)
            return
        answer = space.answer()
        (answer.search if answer else space.list.search).clear()

    # -- what a mouse does at lines and headings

    def room(self, by: int) -> None:
        """Make the part that has the focus larger, or smaller."""
        dividing.give_room(QApplication.focusWidget() or self._window.focusWidget(), by)

    def sort_next(self) -> None:
        """Sort the list that is shown by its next column."""
        if self._has_list():
            ordering.sort_next(self._window.workspace.list)

    def turn_round(self) -> None:
        """Turn the order of the list that is shown round."""
        if self._has_list():
            ordering.turn_round(self._window.workspace.list)

    def column(self, by: int) -> None:
        """Make the column that the list is sorted by wider, or narrower."""
        if self._has_list():
            ordering.make_wider(self._window.workspace.list, by, self._window.tell)

    def _has_list(self) -> bool:
        """Whether a list is shown; an answer has an order of its own, which is told."""
        if self._window.workspace.navigation.question() is None:
            return True
        self._window.tell(_("An answer has its own order; lists can be sorted by their columns."))
        return False

    # -- in the record

    def section(self, number: int) -> None:
        """The first field of a section of the record, by its place."""
        if page := self._window.workspace.page:
            page.show_section(number - 1)

    def next_gap(self) -> None:
        """Go to the next thing that is open."""
        page = self._window.workspace.page
        if page and not page.next_gap():
            self._window.tell(_("Nothing is open in this entry."))

    def rename(self) -> None:
        """Go to the name of the record; in those that have none of their own, to what names them."""
        page = self._window.workspace.page
        if page is None:
            return
        rows = page.forms[0].rows
        row = rows.get("name") or rows.get("label") or next(iter(rows.values()))
        page.show_field(page.record_id, row.field.name)
        if isinstance(row.editor.focus, QLineEdit):
            row.editor.focus.selectAll()

    def help_here(self) -> None:
        """What is asked in the field that has the focus, or what this place is for, in a panel beside it."""
        self._window.help.show()

    def row_of(self, held: QWidget | None) -> "FormRow | None":
        """The field of the record that a control belongs to."""
        page = self._window.workspace.page
        if page is None or held is None:
            return None
        found = None
        for form in page.forms:
            for row in form.every_row():  # the rows of an open card come after the one that they stand in
                if row.column.isAncestorOf(held):
                    found = row
        return found

    def keys(self) -> None:
        """All deeds and their keys."""
        from ropa_desktop.ui.keys_dialog import KeysDialog

        self._window.ask(KeysDialog(self._window.settings, self._window.deeds, self._window))
