"""The map of transfers as a report: a part for each country, the worst ground first, with what goes there."""

from collections.abc import Sequence
from datetime import date

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone
from ropa_desktop.register.rules.roles import named
from ropa_desktop.register.transfer_report import importer_of, used_for
from ropa_desktop.register.verdict_reasons import GROUNDS
from ropa_desktop.register.verdict_register import Untold
from ropa_desktop.register.verdict_words import rests_on, stands
from ropa_desktop.register.world import ON_THE_MAP, Country, Going, world
from ropa_desktop.register.world_drawing import coarse
from ropa_desktop.register.world_words import in_words, summary


def report(
    contents: Contents,
    on: date,
    end_decision: Sequence[str] = (),
    end_clauses: Sequence[str] = (),
    drop_processor: Sequence[str] = (),
) -> Report:
    """Where data go and on what ground, on a day; also if decisions or clauses ended or processors were dropped."""
    coarse()  # read here, where nobody waits, and not when the map is painted first
    seen = world(contents, on, end_decision, end_clauses, drop_processor)
    compared = bool(seen.supposed)
    parts = [_part(one, compared) for one in seen.countries]
    if seen.elsewhere:
        lines = tuple(_line(one, compared) for one in seen.elsewhere)
        parts.append(Part(_("Without a country: {count}").format(count=len(lines)), _headings(compared), lines))
    if not parts:
        parts = [Part(_("Countries"), _headings(compared), (), none=_("No transfer is recorded."))]
    return Report(
        name="world",
        title=_("Map of transfers on {day}").format(day=as_day(on)),
        says=summary(seen),
        day=on,
        parts=tuple(parts),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
        world=seen,
    )


def _headings(compared: bool) -> tuple[Heading, ...]:
    before = (Heading(_("Before"), 10),) if compared else ()
    return (
        Heading(_("Ground"), 11),
        *before,
        Heading(_("Stands?"), 8),
        Heading(_("From"), 9),
        Heading(_("Importer"), 13),
        Heading(_("For"), 22),
        Heading(_("Stands on"), 17),
        Heading(_("Until"), 8),
    )


def _part(country: Country, compared: bool) -> Part:
    ordered = sorted(country.transfers, key=lambda one: (list(ON_THE_MAP).index(one.ground), not one.unsure))
    lines = [_line(one, compared) for one in ordered]
    lines += [_silent(one, compared) for one in country.untold]
    return Part(in_words(country), _headings(compared), tuple(lines), tone=_tone(country.ground, country.in_doubt))


def _line(one: Going, compared: bool) -> Line:
    judged = one.judged
    before = (_(GROUNDS[one.before]) if one.before else _("the same"),) if compared else ()
    cells = (
        _(GROUNDS[one.ground]), *before, stands(judged.verdict), named(one.sources), importer_of(judged.transfer),
        used_for(judged.entries, judged.processor), rests_on(judged.transfer, judged.verdict), judged.verdict.until,
    )  # fmt: skip
    return Line(cells, _tone(one.ground, one.unsure), "Transfer", judged.transfer.id)


def _silent(one: Untold, compared: bool) -> Line:
    before = ("",) if compared else ()
    name, used = one.processor.title(), used_for(one.entries, None)
    cells = (_(ON_THE_MAP["untold"]), *before, _("No"), "", name, used, "", None)
    return Line(cells, "missing", "Engagement", one.processor.id, "transfers")


def _tone(ground: str, unsure: bool) -> Tone:
    return "missing" if ground in ("nothing", "untold") else "advice" if unsure else "stands"
