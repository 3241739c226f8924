"""What stands on every report beside its answer: for whom, for which day, from which state of the register."""

import re
from collections.abc import Iterator

from ropa_desktop import __version__
from ropa_desktop.exchange import dates
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.report import Part, Report


def state(report: Report) -> str:
    """Which state of the register it is, in a few words; empty where nothing was recorded yet."""
    standing = report.standing
    return _("step {step}, {hash}").format(step=standing.step, hash=standing.short()) if standing.step else ""


def in_one_line(report: Report) -> str:
    """What is answered, for whom and for which day."""
    return " · ".join(filter(None, (report.title, report.organisation, dates.in_words(report.day))))


def about(report: Report) -> Iterator[tuple[str, str]]:
    """Label and text of each fact on the first page."""
    standing = report.standing
    yield _("As of"), dates.in_words(report.day)
    yield _("Organisation"), report.organisation or _("All organisations of this register")
    yield _("Register"), standing.register_id or "–"
    changed = _("last changed {moment}").format(moment=dates.moment(standing.at)) if standing.at else ""
    yield _("State"), " · ".join(filter(None, (state(report), changed))) or _("(empty)")
    yield _("Printed on"), f"{dates.in_words(dates.today())} · ROPA Desktop {__version__}"


def counted(part: Part) -> str:
    """How many lines a part has; empty where it has none, or where its title says it already."""
    if not part.lines or str(len(part.lines)) in re.findall(r"\d+", part.title):
        return ""
    return ngettext("%d line", "%d lines", len(part.lines)) % len(part.lines)


def nothing(part: Part) -> str:
    """What is said of a part without lines."""
    return part.none or _("None")
