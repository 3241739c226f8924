"""One way out for the command line and the window: the file's name says in which form."""

from collections.abc import Callable
from pathlib import Path

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.written import Written
from ropa_desktop.i18n import _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.reference import holding

Progress = Callable[[int, int], None]
RECORDS = ("controller", "processor")  # Art. 30(1), Art. 30(2)
SUFFIXES = (".xlsx", ".pdf", ".csv", ".json")


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


def export(contents: Contents, record: str, target: Path, progress: Progress) -> Written:
    """Write the controller's or the processor's record, or as JSON the whole register, in the language in force."""
    # Each form loads its own document library, so only the one that is asked for is imported.
    match form_of(target):
        case ".xlsx":
            from ropa_desktop.exchange.excel.workbook import write
        case ".pdf":
            from ropa_desktop.exchange.pdf.document import write
        case ".csv":
            from ropa_desktop.exchange.csv_file import write
        case _:
            return _whole(contents, target, progress)
    with holding(contents.directory.get(AdequacyDecision, ())):  # its own are named by their titles
        return write(contents, record, target, progress)


def _whole(contents: Contents, target: Path, progress: Progress) -> Written:
    from ropa_desktop.exchange import json_file

    if contents.whole is None:
        raise ValueError("contents without the whole register cannot be written as JSON")
    whole = contents.whole
    return json_file.write(whole.rows(), whole.files(), contents.standing, whole.count(), target, progress)
