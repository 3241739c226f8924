"""Transfers judged on a day: which stand on what, what is to be confirmed, and for which nothing holds."""

from collections.abc import Sequence
from datetime import date

from ropa_desktop.i18n import N_, _, as_day, ngettext
from ropa_desktop.register.chain import above
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.effective import ARROW, name_of
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone
from ropa_desktop.register.rules.roles import country_of, named
from ropa_desktop.register.verdict_reasons import GROUNDS
from ropa_desktop.register.verdict_register import Judged, Untold
from ropa_desktop.register.verdict_words import because, rests_on, stands
from ropa_desktop.register.world import look

_SAYS: dict[str, str] = {
    "nothing": N_("As the record stands, nothing carries them: find a ground, or stop."),
    "derogation": N_("For single situations, read narrowly (Art. 49)."),
    "safeguards": N_("Clauses, corporate rules and the like, with an assessment of the country (Art. 46)."),
    "adequate": N_(
        "A decision says that the country protects data well enough, for whom and what it covers (Art. 45)."
    ),
    "eea": N_("The data stay in the European Economic Area, or at home."),
}
_NONE: dict[str, str] = {
    "nothing": N_("Every transfer has a ground."),
    "derogation": N_("No transfer rests on a derogation."),
    "safeguards": N_("No transfer rests on safeguards."),
    "adequate": N_("No transfer rests on an adequacy decision."),
    "eea": N_("No transfer is one within the EEA."),
}
_NAMED_AT_MOST = 3


def report(contents: Contents, on: date) -> Report:
    """Each transfer by its ground, those for which nothing holds first, with the reasons in words."""
    found, seen = look(contents, on)
    counting = [one for one in found.transfers if one.counts]
    over = [one for one in found.transfers if not one.counts]
    parts = [_part(ground, [one for one in counting if one.verdict.ground == ground]) for ground in GROUNDS]
    if found.untold:
        parts.insert(1, _untold(found.untold))
    if over:
        parts.append(_over(over))
    return Report(
        name="transfers",
        title=_("Transfers judged on {day}").format(day=as_day(on)),
        says=_summary(counting, found.untold),
        day=on,
        parts=tuple(parts),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
        world=seen,
    )


def _part(ground: str, found: Sequence[Judged]) -> Part:
    unsure = sum(bool(one.verdict.open()) for one in found) if ground != "nothing" else 0
    title = _(GROUNDS[ground])
    if unsure:
        title += " " + _("({count} to confirm)").format(count=unsure)
    return Part(
        title=f"{title}: {len(found)}",
        headings=_headings(ground),
        lines=tuple(_line(one) for one in sorted(found, key=_place)),
        says=_(_SAYS[ground]),
        none=_(_NONE[ground]),
        tone=_tone(ground, unsure) if found else "",
    )


def _place(one: Judged) -> tuple[bool, str, str]:
    """What is open first, then by country and importer."""
    return not one.verdict.open(), _country(one.transfer), importer_of(one.transfer).casefold()


def _headings(ground: str) -> tuple[Heading, ...]:
    meant = _("Was to rest on") if ground == "nothing" else _("Stands on")
    return (
        Heading(_("Stands?"), 7),
        Heading(_("Country"), 9),
        Heading(_("Importer"), 10),
        Heading(_("For"), 16),
        Heading(meant, 13),
        Heading(_("Until"), 7),
        Heading(_("Why"), 39),
    )


def _line(one: Judged) -> Line:
    found = one.verdict
    cells = (
        stands(found), _country(one.transfer), importer_of(one.transfer), used_for(one.entries, one.processor),
        rests_on(one.transfer, found), found.until, because(found),
    )  # fmt: skip
    tone = _tone(found.ground, len(found.open()))
    return Line(cells, tone, "Transfer", one.transfer.id)


def _tone(ground: str, unsure: int) -> Tone:
    return "missing" if ground == "nothing" else "advice" if unsure else "stands"


def _country(transfer: Transfer) -> str:
    if country := country_of(transfer):
        return named([country])
    if transfer.importer is not None and transfer.importer.international:
        return _("International organisation")
    return _("(not told)")


def importer_of(transfer: Transfer) -> str:
    """Who receives, in the words of a list."""
    return transfer.importer.title() if transfer.importer is not None else _("(not told)")


def used_for(entries: Sequence[str], processor: Engagement | None) -> str:
    """The entries that it is part of, and the way to the processor with which it stands."""
    named_ones = list(dict.fromkeys(entries))
    words = "; ".join(named_ones[:_NAMED_AT_MOST])
    if more := len(named_ones) - _NAMED_AT_MOST:
        words += " " + ngettext("and %d more", "and %d more", more) % more if more > 0 else ""
    if processor is None:
        return words
    way = ARROW.join(name_of(one) for one in (*reversed(list(above(processor))), processor))
    if not words:
        return _("{way} (used by no entry)").format(way=way)
    return _("{entries}, through {way}").format(entries=words, way=way)


def _untold(found: Sequence[Untold]) -> Part:
    return Part(
        title=_("Third countries that no transfer tells of: {count}").format(count=len(found)),
        headings=(Heading(_("Countries"), 14), Heading(_("Processor"), 20), Heading(_("For"), 30)),
        lines=tuple(
            Line((named(one.countries), one.processor.title(), used_for(one.entries, None)), "missing", "Engagement",
                 one.processor.id, "transfers")
            for one in found
        ),
        says=_("Data lie there or are seen from there, and nothing tells what that rests on (Art. 30(1)(e), 44)."),
        tone="missing",
    )  # fmt: skip


def _over(found: Sequence[Judged]) -> Part:
    lines = []
    for one in sorted(found, key=_place):
        line = _line(one)
        lines.append(line._replace(tone="soft", cells=(_(GROUNDS[one.verdict.ground]), *line.cells[1:])))
    return Part(
        title=_("No longer counted: {count}").format(count=len(found)),
        headings=(Heading(_("Ground"), 9), *_headings("eea")[1:]),
        lines=tuple(lines),
        says=_("Their entry or processor has ended, or is set aside."),
        tone="soft",
    )


def _summary(counting: Sequence[Judged], untold: Sequence[Untold]) -> str:
    if not counting and not untold:
        return _("No transfer is recorded.")
    nothing = sum(one.verdict.ground == "nothing" for one in counting)
    stands = sum(one.verdict.stands() for one in counting)
    each = _("Nothing holds for {nothing}; {unsure} stand if what is open is confirmed; {stands} stand as recorded.")
    unsure = len(counting) - nothing - stands
    says = [
        ngettext("%d transfer.", "%d transfers.", len(counting)) % len(counting),
        each.format(nothing=nothing, unsure=unsure, stands=stands),
    ]
    if untold:
        says.append(_("Some data reach a third country of which no transfer tells."))
    says.append(_("The program proposes by what the record tells; whether a transfer is lawful is yours to judge."))
    return " ".join(says)
