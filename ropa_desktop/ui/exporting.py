"""An export in the background: read a fork, write the document."""

from ropa_desktop import i18n
from ropa_desktop.exchange.export import export
from ropa_desktop.exchange.pdf import printed
from ropa_desktop.exchange.pdf.printed import Printed
from ropa_desktop.exchange.written import Written
from ropa_desktop.register import dismissed_report, world
from ropa_desktop.register.contents import Contents
from ropa_desktop.store import handover
from ropa_desktop.store.register import Register
from ropa_desktop.ui.export_dialog import Order
from ropa_desktop.ui.work import Progress


def write(fork: Register, order: Order, progress: Progress) -> Written:
    """What the order says, in its language."""
    return export(_contents(fork, order), order.record, order.target, progress)


def look(fork: Register, order: Order, progress: Progress) -> Printed:
    """The same document, to be looked at."""
    return printed.record(_contents(fork, order), order.record, progress)


def _contents(fork: Register, order: Order) -> Contents:
    i18n.use(order.language)
    contents = handover.contents(fork, order.organisation, order.in_force_on)
    if not order.with_notes:
        contents.leave_out_notes()
    contents.pictures = order.with_pictures
    contents.world = world.of_record(contents, order.record) if order.with_map else None
    if order.with_dismissed:
        contents.annexes = (dismissed_report.report(contents, contents.day(), order.record),)
    return contents
