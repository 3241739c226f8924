"""The register in a few figures: each counted once, each with the list or the question that it was counted from."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from ropa_desktop.i18n import N_
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.check import Finding, check, roots, yardstick_of
from ropa_desktop.register.codes import ACTIVITY_STATUSES, SPECIAL_CATEGORIES
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.due import Dates
from ropa_desktop.register.due_dates import Due
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.owed import owed
from ropa_desktop.register.points import POINTS, Looking
from ropa_desktop.register.reference import holding
from ropa_desktop.register.rules.special_data import special_codes
from ropa_desktop.register.verdict_reasons import GROUNDS
from ropa_desktop.register.verdict_register import Judged, Use, of_entry, of_processors

SOON: Final = 30  # days
STATUSES: Final[dict[str, str]] = {**ACTIVITY_STATUSES, "": N_("Status not told")}
FIGURES: Final[dict[str, str]] = {
    "missing": N_("answers missing"),
    "contradiction": N_("contradictions"),
    "overdue": N_("overdue"),
    "soon": N_("due in 30 days"),
    "owed": N_("documents missing"),
    "special": N_("activities with special categories"),
    "offences": N_("activities with data on offences"),
}


class Behind(NamedTuple):
    """Where a figure was counted: a list with the answers that it is filtered by, or a part of a question's answer."""

    name: str
    part: int = 0
    field: str = ""
    answers: tuple[str, ...] = ()


class Piece(NamedTuple):
    """One figure: its code, what it is called (to be translated), how many, of how many, and what stands behind it."""

    code: str
    words: str
    number: int
    total: int
    behind: Behind


class Overview(NamedTuple):
    """All figures of a day; statuses and grounds without those that nothing has."""

    day: date
    activities: int
    on_behalf: int
    whole: Piece  # activities that are complete by every point
    statuses: tuple[Piece, ...]
    points: tuple[Piece, ...]
    grounds: tuple[Piece, ...]
    to_confirm: Piece  # transfers that stand if what is open is confirmed
    untold: Piece  # processors in third countries of which no transfer tells
    figures: tuple[Piece, ...]

    def is_empty(self) -> bool:
        """Whether there is nothing yet to be counted."""
        return not (self.activities or self.on_behalf)


def _activities(field: str, *answers: str) -> Behind:
    return Behind(ProcessingActivity.__name__, field=field, answers=answers)


def overview(contents: Contents, on: date) -> Overview:
    """The figures of a register, or of the record of one of its organisations; the entries are read once."""
    with holding(contents.directory.get(AdequacyDecision, ())):
        tally = _Tally(contents, on)
        for activity in contents.activities:
            tally.activity(activity)
        for entry in contents.on_behalf:
            tally.on_behalf(entry)
        tally.rest()
    return tally.told()


class _Tally:
    def __init__(self, contents: Contents, on: date) -> None:
        self._contents, self._on = contents, on
        self._yardstick = yardstick_of(contents)
        self._looking = Looking(self._yardstick, on)
        self._dates = Dates(contents, on)
        self._uses: dict[str, Use] = defaultdict(Use)
        self._count: Counter[str] = Counter()
        self._statuses: Counter[str] = Counter()
        self._points: Counter[str] = Counter()
        self._grounds: Counter[str] = Counter()
        self._speaking: set[str] = set()  # rules that miss something

    def activity(self, one: ProcessingActivity) -> None:
        findings = self._entry(one)
        standing = self._looking.points(one, findings).standing
        self._points.update(standing)
        special = special_codes(one)
        self._statuses[one.status or ""] += 1
        self._count["activities"] += 1
        self._count["whole"] += len(standing) == len(POINTS)
        self._count["special"] += any(code.startswith("A9-1") for code in special)
        self._count["offences"] += "A10" in special
        self._count["owed"] += sum(paper.state == "missing" for paper in owed(one, self._on))

    def on_behalf(self, one: ProcessingOnBehalf) -> None:
        self._entry(one)
        self._count["on_behalf"] += 1

    def rest(self) -> None:
        """Everything that is no entry, once all entries were seen."""
        for record in roots(replace(self._contents, activities=(), on_behalf=())):
            self._findings(self._looking.checked(record))
        self._due(list(self._dates.of_the_rest()))
        behind = of_processors(self._contents, self._on, self._uses)
        self._judged(list(behind.transfers))
        self._count["untold"] = len(behind.untold)

    def _entry(self, entry: ProcessingActivity | ProcessingOnBehalf) -> list[Finding]:
        findings = check(entry, self._on, self._yardstick)
        self._findings(findings)
        self._due(list(self._dates.of_entry(entry)))
        self._judged(list(of_entry(entry, self._on, self._uses)))
        return findings

    def _findings(self, found: list[Finding]) -> None:
        self._count.update(one.level for one in found)
        self._speaking.update(one.code for one in found if one.level == "missing")

    def _due(self, dates: list[Due]) -> None:
        self._count["overdue"] += sum(one.day < self._on for one in dates)
        left = min(SOON, (date.max - self._on).days)
        self._count["soon"] += sum(self._on <= one.day <= self._on + timedelta(days=left) for one in dates)

    def _judged(self, transfers: list[Judged]) -> None:
        counting = [one.verdict for one in transfers if one.counts]
        self._grounds.update(one.ground for one in counting)
        self._count["to_confirm"] += sum(one.ground != "nothing" and bool(one.open()) for one in counting)

    # -- what was counted

    def told(self) -> Overview:
        total, transfers = self._count["activities"], self._grounds.total()
        grounds = {code: place + (place > 0 and self._count["untold"] > 0) for place, code in enumerate(GROUNDS)}
        unsure = next((at for code, at in grounds.items() if code != "nothing" and self._grounds[code]), 0)
        return Overview(
            self._on,
            total,
            self._count["on_behalf"],
            Piece("whole", N_("All points"), self._count["whole"], total, Behind("points")),
            tuple(
                Piece(code, words, self._statuses[code], total, _activities("status", code))
                for code, words in STATUSES.items()
                if self._statuses[code]
            ),
            tuple(
                Piece(code, words, self._points[code], total, Behind("points", place))
                for place, (code, words) in enumerate(POINTS.items())
            ),
            tuple(
                Piece(code, GROUNDS[code], self._grounds[code], transfers, Behind("transfers", place))
                for code, place in grounds.items()
                if self._grounds[code]
            ),
            Piece(
                "confirm",
                N_("transfers to be confirmed"),
                self._count["to_confirm"],
                transfers,
                Behind("transfers", unsure),
            ),
            Piece(
                "untold",
                N_("third countries that no transfer tells of"),
                self._count["untold"],
                0,
                Behind("transfers", 1),
            ),
            tuple(self._figures(total)),
        )

    def _figures(self, total: int) -> list[Piece]:
        behind = {
            "missing": Behind("findings"),
            "contradiction": Behind("findings", len(self._speaking)),
            "overdue": Behind("due"),
            "soon": Behind("due", 1),
            "owed": Behind("owed"),
            "special": _activities(
                "PersonalData.special", *(code for code in SPECIAL_CATEGORIES if code.startswith("A9-1"))
            ),
            "offences": _activities("PersonalData.special", "A10"),
        }
        ofs = {"special": total, "offences": total}
        return [Piece(code, FIGURES[code], self._count[code], ofs.get(code, 0), at) for code, at in behind.items()]
