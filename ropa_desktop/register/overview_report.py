"""The overview as a report, for the command line and for documents."""

from collections.abc import Iterable
from datetime import date

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.overview import Overview, Piece, overview
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone


def report(contents: Contents, on: date) -> Report:
    """The figures of a day: what to look at, statuses, points of Art. 30(1), and the grounds of transfers."""
    found = overview(contents, on)
    return Report(
        name="overview",
        title=_("Overview"),
        says=_says(found),
        day=on,
        parts=(
            _part(_("To look at"), [*found.figures, found.to_confirm, found.untold]),
            _part(_("Activities by status"), found.statuses, _("No activity yet.")),
            _points(found),
            _part(_("Transfers by ground"), found.grounds, _("No transfer.")),
        ),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def _says(found: Overview) -> str:
    own = ngettext("%d activity", "%d activities", found.activities) % found.activities
    words = _("{activities}, and {n} on behalf of others; {whole} complete by every point of Art. 30(1).")
    return words.format(activities=own, n=found.on_behalf, whole=found.whole.number)


def _part(title: str, pieces: Iterable[Piece], none: str = "") -> Part:
    headings = Heading(_("What"), 20), Heading(_("How many"), 6)
    return Part(title, headings, tuple(Line((_(one.words), one.number), _tone(one)) for one in pieces), none=none)


def _tone(one: Piece) -> Tone:
    """What is open is marked; a status or a ground that stands is not."""
    if not one.number or one.code in ("special", "offences"):
        return ""
    if one.code in ("missing", "contradiction", "overdue", "owed", "nothing", "untold"):
        return "missing"
    return "advice" if one.code in ("soon", "confirm") else ""


def _points(found: Overview) -> Part:
    headings = Heading(_("Point"), 16), Heading(_("Complete"), 6), Heading(_("Out of"), 6), Heading(_("Share"), 6)
    lines = tuple(_point(one) for one in found.points) if found.activities else ()
    return Part(_("How complete, by the points of Art. 30(1)"), headings, lines, none=_("No activity yet."))


def _point(one: Piece) -> Line:
    cells = (f"({one.code}) {_(one.words)}", one.number, one.total, share(one))
    return Line(cells, "stands" if one.number == one.total else "")


def share(one: Piece) -> str:
    """In whole percent, which says 100 only where nothing lacks and 0 only where everything does."""
    if not one.total:
        return "0 %"
    percent = round(100 * one.number / one.total)
    if 0 < one.number < one.total:
        percent = min(max(percent, 1), 99)
    return f"{percent} %"
