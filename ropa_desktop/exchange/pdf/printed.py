"""Documents that are made to be looked at: the same as the files, but in memory, so that no copy lies on the disk."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.assessed import Assessment
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.reference import holding
from ropa_desktop.register.report import Report

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Printed:
    """A whole PDF, and what the user should know of it."""

    content: bytes
    records: int
    notices: tuple[str, ...] = ()

    def keep(self, target: Path) -> Written:
        """Write it to a file, whole or not at all."""
        with replacing(target) as fresh:
            fresh.write_bytes(self.content)
        return Written(target, self.records, self.notices)


def record(contents: Contents, which: str, progress: Progress) -> Printed:
    """The controller's or the processor's record, in the language in force."""
    from ropa_desktop.exchange.pdf.document import print_to

    made = BytesIO()
    with holding(contents.directory.get(AdequacyDecision, ())):
        count, notices = print_to(made, contents, which, progress)
    return Printed(made.getvalue(), count, notices)


def report(answer: Report, progress: Progress) -> Printed:
    """The answer to a question."""
    from ropa_desktop.exchange.reports.document import print_to

    made = BytesIO()
    count, notices = print_to(made, answer, progress)
    return Printed(made.getvalue(), count, notices)


def assessment(one: Assessment, standing: Standing, progress: Progress) -> Printed:
    """An assessment of a session."""
    from ropa_desktop.exchange.pdf.assessment import print_to

    progress(0, 1)
    made = BytesIO()
    notices = print_to(made, one, standing)
    progress(1, 1)
    return Printed(made.getvalue(), 1, notices)
