"""One way out for the command line and the window: a comparison as a file."""

from collections.abc import Callable
from pathlib import Path

from ropa_desktop.exchange.changes import json_form, text
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.register.changes import Comparison

FORMS = ("text", "json", "xlsx")
LINES = {"text": text.lines, "json": json_form.lines}


def write(comparison: Comparison, form: str, target: Path, progress: Callable[[int, int], None]) -> Written:
    """Write the comparison in the language in force, whole or not at all."""
    if form == "xlsx":
        from ropa_desktop.exchange.changes.workbook import write  # openpyxl is loaded only where it is asked for

        return write(comparison, target, progress)
    with replacing(target) as fresh:
        written = 0
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            for line in LINES[form](comparison):
                file.write(f"{line}\n")
                written += 1
                if written % 500 == 0:
                    progress(0, len(comparison.changes))
        with fresh.open("rb") as file:
            found = sum(1 for _line in file)
        if found != written:
            raise RuntimeError(f"{found} lines were read back, not {written}")
    return Written(target, len(comparison.changes))
