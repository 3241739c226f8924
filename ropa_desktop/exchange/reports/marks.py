"""What a tone says where colour cannot be seen: a mark in a column of its own, and what the marks mean."""

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.report import Line, Part, Report, Tone

MARKS: dict[Tone, str] = {"missing": "!!", "advice": "!", "stands": "✓"}
MEANINGS: dict[Tone, str] = {
    "missing": N_("missing, or does not hold"),
    "advice": N_("to be looked at"),
    "stands": N_("stands"),
}


def mark(line: Line) -> str:
    """The mark of a line, empty where its tone says nothing."""
    return MARKS.get(line.tone, "")


def marked(part: Part) -> bool:
    """Whether its lines need their marks: where one says other than the part itself."""
    return any(line.tone in MARKS and line.tone != part.tone for line in part.lines)


def meanings(report: Report) -> dict[Tone, str]:
    """What each mark means that this report shows."""
    shown = {line.tone for part in report.parts if marked(part) for line in part.lines}
    return {tone: _(words) for tone, words in MEANINGS.items() if tone in shown}


def key(report: Report) -> str:
    """The same in one line; empty where there is no mark."""
    return " · ".join(f"{MARKS[tone]} {words}" for tone, words in meanings(report).items())
