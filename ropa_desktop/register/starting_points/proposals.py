"""What a starting point proposes for one organisation; bases, periods and measures are never ticked at first."""

from typing import NamedTuple

from ropa_desktop.i18n import N_, _
from ropa_desktop.register import codes
from ropa_desktop.register.reference import RetentionSuggestion
from ropa_desktop.register.starting_points.periods import periods
from ropa_desktop.register.starting_points.point import Basis, Goal, Held, StartingPoint, Told
from ropa_desktop.register.starting_points.words import MEASURES

PARTS: dict[str, str] = {
    "purpose": N_("Purposes"),
    "data": N_("Categories of personal data"),
    "recipient": N_("Recipients"),
    "measure": N_("Security measures"),
    "questions": N_("To think about"),
}


class Proposal(NamedTuple):
    """One thing to tick; `within` is the key of what it belongs to, and of one `either` only one can be ticked."""

    key: str
    part: str  # of PARTS
    words: str
    ticked: bool = True
    within: str = ""
    either: str = ""


def proposals(point: StartingPoint, country: str, authority: bool | None) -> list[Proposal]:
    """All of them, each part in order, in the language in force; `authority` None where that is not known."""
    found: list[Proposal] = []
    for place, goal in enumerate(point.purposes):
        key = f"purpose:{place}"
        if not can_be(goal, authority):
            continue
        found.append(Proposal(key, "purpose", _(goal.purpose)))
        for number, basis in enumerate(goal.bases):
            if can_be(basis, authority):
                group = f"{key}:{'condition' if basis.condition else 'basis'}"
                found.append(Proposal(f"{key}:{number}", "purpose", in_words(basis), False, key, group))
    for place, row in enumerate(point.data):
        key = f"data:{place}"
        found.append(Proposal(key, "data", _data(row), not row.ask))
        for number, period in enumerate(periods(row.period, country)):
            found.append(Proposal(f"{key}:{number}", "data", limit(period), False, key, f"{key}:period"))
    for place, one in enumerate(point.recipients):
        found.append(Proposal(f"recipient:{place}", "recipient", _recipient(one), not one.ask))
    found += [Proposal(f"measure:{name}", "measure", _(MEASURES[name][0]), False) for name in point.measures]
    return [*found, Proposal("questions", "questions", _("Keep these questions in the notes of the activity"))]


def can_be(one: Basis | Goal, authority: bool | None) -> bool:
    """Whether it is for such an organisation at all; where that is not known, both are shown."""
    return not one.of or authority is None or (one.of == "authority") == authority


def in_words(basis: Basis) -> str:
    """The suggestion of a basis as a sentence that decides nothing."""
    title = _({**codes.LEGAL_BASES, **codes.SPECIAL_CONDITIONS}[basis.code])
    words = _("Suggested: {basis}, if {why} – confirm if it is so")
    if basis.code == "A6-1-f":
        words = _("Suggested: {basis}, if this interest weighs more than those of the persons: {why} – "
                  "confirm if it is so")  # fmt: skip
    return words.format(basis=title, why=_(basis.why))


def limit(one: RetentionSuggestion) -> str:
    """The suggestion of a period, with where it comes from."""
    words = _("Suggested: {records}, {period}, counted from: {starts} ({law}, {country}; confidence {confidence}) – "
              "confirm if it is so")  # fmt: skip
    open_ = "" if one.period_iso else _(" (no single figure: the period stays yours to set)")
    return words.format(
        records=_(one.records), period=_(one.period) + open_, starts=_(one.starts) or _("not known"),
        law=one.legal_reference.replace("§ ", "§\u00a0"),
        country=one.country, confidence=_(one.confidence) or _("not known"),
    )  # fmt: skip


def _data(row: Held) -> str:
    whose = ", ".join(_(name) for name in row.subjects)
    words = _("{category} ({whose}): {items}").format(category=_(row.category), whose=whose, items=_(row.items))
    special = "; ".join(_(codes.SPECIAL_CATEGORIES[code]) for code in row.special)
    return " – ".join(part for part in (words, special, _(row.ask)) if part)


def _recipient(one: Told) -> str:
    words = _("{category} ({kind})").format(category=_(one.category), kind=_(codes.RECIPIENT_KINDS[one.kind]))
    return " – ".join(part for part in (words, _(one.ask)) if part)
