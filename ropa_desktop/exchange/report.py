"""One way out for the command line and the window: a report as the file whose name says in which form."""

from collections.abc import Callable
from pathlib import Path

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.written import Written
from ropa_desktop.i18n import _
from ropa_desktop.register.report import Report

Progress = Callable[[int, int], None]
SUFFIXES = (".xlsx", ".pdf")


def form_of(target: Path) -> str:
    """The suffix of the file's name in small letters; raises KnownError where it names no form."""
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise KnownError(
            _("“{name}” does not say in which form to write; let it end in {suffixes}. Nothing was written.").format(
                name=target.name, suffixes=", ".join(SUFFIXES)
            )
        )
    return suffix


def write(report: Report, target: Path, progress: Progress) -> Written:
    """Write the report in the language in force, whole or not at all."""
    # Each form loads its own document library, so only the one that is asked for is imported.
    if form_of(target) == ".xlsx":
        from ropa_desktop.exchange.reports.workbook import write
    else:
        from ropa_desktop.exchange.reports.document import write
    return write(report, target, progress)
