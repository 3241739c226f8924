"""Where one begins in an entry that one has just come to by a button."""

from typing import TYPE_CHECKING

from ropa_desktop.register.fields import State

if TYPE_CHECKING:
    from ropa_desktop.ui.record_page import RecordPage


def go_to_first(page: "RecordPage | None") -> None:
    """Show the page from its top, with the focus in the first field that is still empty, else in the first of all."""
    if page is None:
        return
    rows = [row for row in page.forms[0].rows.values() if not row.column.isHidden()]
    empty = [row for row in rows if row.field.state(page.record) is State.UNANSWERED]
    page.area.verticalScrollBar().setValue(0)
    if first := next(iter(empty or rows), None):
        first.editor.focus.setFocus()
        page.area.ensureWidgetVisible(first.editor.focus)
