"""`ropa dismiss` and `ropa dismissed`: a finding that does not apply, why, and who said so."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.report import reported
from ropa_desktop.cli.terminal import author, one_line
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ropa_desktop.register.check import Finding
    from ropa_desktop.register.contents import Contents
    from ropa_desktop.register.dismissals import DismissedFinding
    from ropa_desktop.register.report import Report
    from ropa_desktop.store.register import Register

_MOST = 12


@click.command()
@reported
def dismissed(contents: "Contents", on: date) -> "Report":
    """List the findings that somebody judged not to apply, and whether the facts are still those."""
    from ropa_desktop.register.dismissed_report import report

    return report(contents, on)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("code")
@click.argument("record")
@click.option("--field", metavar="NAME", help="Beside which field, as `ropa check --format json` names it.")
@click.option("--reason", metavar="TEXT", default="", help="Why it does not apply; an authority will ask for it.")
@click.option("--back", is_flag=True, help="Take such a judgement back: the finding is asked again.")
@passworded
def dismiss(file: Path, code: str, record: str, field: str | None, reason: str, *, back: bool) -> None:
    """Judge that what rule CODE says of RECORD (its title or id) does not apply.

    The judgement is kept with your name and the day; the finding comes back as soon as its facts change.
    """
    from ropa_desktop.register.rules.book import all_rules

    code = code.upper()
    if code not in {rule.code for rule in all_rules()}:
        raise KnownError(_("There is no rule {code}.").format(code=code))
    if back and reason:
        raise click.UsageError(_("Give a reason or --back, not both."))
    with opened(file, read_only=False, author=author()) as register:
        said = _take_back(register, code, record, field) if back else _judge(register, code, record, field, reason)
    click.echo(one_line(said))


def _judge(register: "Register", code: str, record: str, field: str | None, reason: str) -> str:
    from ropa_desktop.register.adequacy import AdequacyDecision
    from ropa_desktop.register.dismissals import DismissedFinding
    from ropa_desktop.register.dismissing import dismissal, replaced_by
    from ropa_desktop.register.records import BY_NAME
    from ropa_desktop.register.reference import holding

    finding = _the_one([one for one in _meant(register, code, record, field) if one.dismissed is None], code, record)
    of = register.get(BY_NAME[finding.class_name], finding.record_id)
    assert of is not None
    with holding(register.all(AdequacyDecision)):  # they are facts that a rule can go by
        judged = dismissal(finding, of, reason, register.author, date.today())
    words = _("Does not apply: {code}, {name}").format(code=code, name=finding.root_title[:80])
    with register.step(words) as session:
        _retire(replaced_by(judged, register.all(DismissedFinding)))
        session.add(judged)
    return words


def _take_back(register: "Register", code: str, record: str, field: str | None) -> str:
    from ropa_desktop.register.dismissals import DismissedFinding

    kept = [one for one in register.all(DismissedFinding) if one.retired_on is None and one.rule == code]
    ids = {record, *(one.record_id for one in _meant(register, code, record, field))}
    ids |= {one.of_record or "" for one in kept if _title(register, one).casefold() == record.casefold()}
    found = [one for one in kept if one.of_record in ids and field in (None, one.of_field)]
    if not found:
        raise KnownError(_("Nobody judged that {code} does not apply to “{record}”.").format(code=code, record=record))
    words = _("Ask again: {code}, {name}").format(code=code, name=_title(register, found[0])[:80] or record[:80])
    with register.step(words):
        _retire(found)
    return words


def _retire(judgements: "Iterable[DismissedFinding]") -> None:
    for one in judgements:
        setattr(one, "retired_on", date.today())  # noqa: B010  (roots only have it)


def _title(register: "Register", one: "DismissedFinding") -> str:
    from ropa_desktop.register.records import BY_NAME

    cls = BY_NAME.get(one.of_class or "")
    record = register.get(cls, one.of_record or "") if cls else None
    return (record.owner() or record).title() if record is not None else ""


def _meant(register: "Register", code: str, record: str, field: str | None) -> "list[Finding]":
    """What the rule says of the record, whether judged or not: of the one with this id, else with this title."""
    from ropa_desktop.register.check import check_all
    from ropa_desktop.store import handover

    spoken = [one for one in check_all(handover.contents(register), with_dismissed=True) if one.code == code]
    spoken = [one for one in spoken if field in (None, one.field_name)]
    for name in ("record_id", "root_id", "record_title", "root_title"):
        if found := [one for one in spoken if getattr(one, name).casefold() == record.casefold()]:
            return found
    return []


def _the_one(findings: "list[Finding]", code: str, record: str) -> "Finding":
    places = {(one.record_id, one.field_name): one for one in findings}
    if len(places) == 1:
        return findings[0]
    if not places:
        words = _("{code} says nothing of “{record}”, or nothing that is still open. Nothing was changed.")
        raise KnownError(words.format(code=code, record=record))
    told = [f"{one.record_id} --field {one.field_name} ({one.record_title})" for one in places.values()]
    more = len(told) - _MOST
    if more > 0:
        told[_MOST:] = [ngettext("%d more", "%d more", more) % more]
    words = _("{code} speaks there {n} times; name one of them: {places}.")
    raise KnownError(words.format(code=code, n=len(places), places="; ".join(told)))
