"""The retention schedule as a document of its own: the rules, who erases how, and which data each is used for."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone
from ropa_desktop.register.retention import RetentionRule

_MOST = 5  # activities that are named where one limit is told of many


class Use(NamedTuple):
    """One category of data in one activity: what it is called, whose it is, and its row."""

    activity: str
    category: str
    whose: str
    row: PersonalData


def report(contents: Contents, on: date) -> Report:
    """All rules that stand, by what they say, how they are carried out, and where they are used."""
    uses = list(_uses(contents))
    rules = [one for one in contents.all(RetentionRule) if one.retired_on is None]
    if contents.organisation:
        used = {use.row.retention_rule.id for use in uses if use.row.retention_rule}
        rules = [one for one in rules if one.id in used]
    return Report(
        name="retention-schedule",
        title=_("Retention schedule"),
        says=_says(rules, uses),
        day=on,
        parts=(_rules(rules), _carried_out(rules), _used(rules, uses), *_differing(uses), *_in_words(uses)),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def _uses(contents: Contents) -> Iterator[Use]:
    activities: Any = contents.activities
    for activity in activities:
        yield from _uses_of(activity)


def _uses_of(activity: ProcessingActivity) -> Iterator[Use]:
    title = activity.title()
    if activity.status == "ended":  # its data can be there for years
        title = _("{name} (ended)").format(name=title)
    for row in activity.data:
        yield Use(title, row.title(), "; ".join(one.title() for one in row.data_subjects), row)


def _rules(rules: list[RetentionRule]) -> Part:
    headings = (
        Heading(_("Retention rule"), 16),
        Heading(_("Period"), 8),
        Heading(_("Counted from, or criterion"), 20),
        Heading(_("Period begins"), 12),
        Heading(_("Active use"), 13),
        Heading(_("Restricted archive"), 13),
        Heading(_("Then"), 10),
    )
    lines = tuple(_rule(one) for one in rules)
    return Part(_("Rules"), headings, lines, none=_("There is no retention rule."))


def _rule(one: RetentionRule) -> Line:
    text = {field.name: field.text(one) for field in type(one).fields if field.name != "batches"}
    counted = [part for part in (text["starts"], text["criterion"]) if part]
    active = [part for part in (text["active_period"], text["active_use"]) if part]
    cells = (one.title(), text["period"], "; ".join(counted), text["begins"], ": ".join(active),
             text["restricted_archive"], text["fate"])  # fmt: skip
    return Line(cells, "", "RetentionRule", one.id)


def _carried_out(rules: list[RetentionRule]) -> Part:
    headings = (
        Heading(_("Retention rule"), 16),
        Heading(_("Legal source"), 14),
        Heading(_("Country"), 11),
        Heading(_("Checked"), 9),
        Heading(_("Responsible"), 12),
        Heading(_("How erasure is done"), 18),
        Heading(_("How it is evidenced"), 14),
    )
    lines = tuple(_law_and_hands(one) for one in rules)
    return Part(_("Legal source and erasure"), headings, lines, none=_("There is no retention rule."))


def _law_and_hands(one: RetentionRule) -> Line:
    unread = bool(one.legal_source and not one.verified)
    checked = type(one).field("verified").text(one) if one.legal_source else ""
    cells = (one.title(), one.legal_source, type(one).field("jurisdiction").text(one),
             _("To be verified") if unread else checked, one.responsible, one.method, one.evidence)  # fmt: skip
    return Line(cells, "advice" if unread else "", "RetentionRule", one.id)


def _used(rules: list[RetentionRule], uses: list[Use]) -> Part:
    """Which data of which activities each rule is for, and the rules that nothing uses."""
    headings = (
        Heading(_("Retention rule"), 14),
        Heading(_("Category of personal data"), 14),
        Heading(_("Data subjects"), 12),
        Heading(_("Activity"), 16),
    )
    by_rule: dict[str, list[Use]] = {}
    for use in uses:
        if use.row.retention_rule:
            by_rule.setdefault(use.row.retention_rule.id, []).append(use)
    lines = []
    for rule in rules:
        found = by_rule.get(rule.id, [])
        lines += [Line((rule.title(), use.category, use.whose, use.activity), "", *_row(use)) for use in found]
        if not found:
            lines.append(Line((rule.title(), _("No activity uses it."), "", ""), "soft", "RetentionRule", rule.id))
    return Part(_("What the rules are used for"), headings, tuple(lines), none=_("Nothing."))


def _differing(uses: list[Use]) -> Iterator[Part]:
    """Categories of data of the same persons that have one time limit here and another there."""
    limits: dict[tuple[str, str], dict[str, list[Use]]] = {}
    for use in uses:
        limit = use.row.retention_rule.title() if use.row.retention_rule else use.row.time_limit
        if limit:
            limits.setdefault((use.category, use.whose), {}).setdefault(limit, []).append(use)
    lines = [
        Line((category, whose, limit, _some([use.activity for use in found])), "advice", *_row(found[0]))
        for (category, whose), by_limit in limits.items()
        if len(by_limit) > 1
        for limit, found in by_limit.items()
    ]
    if lines:
        headings = (Heading(_("Category of personal data"), 14), Heading(_("Data subjects"), 12),
                    Heading(_("Time limit"), 16), Heading(_("Activity"), 18))  # fmt: skip
        says = _("Other purposes can need other periods; see to it that this is meant.")
        yield Part(_("Categories with two limits"), headings, tuple(lines), says, tone="advice")


def _some(titles: list[str]) -> str:
    shown = "; ".join(dict.fromkeys(titles[:_MOST]))
    return _("{titles} and {n} more").format(titles=shown, n=len(titles) - _MOST) if len(titles) > _MOST else shown


def _in_words(uses: list[Use]) -> Iterator[Part]:
    """Time limits outside the schedule, and data that have none at all."""
    own = [use for use in uses if use.row.retention_rule is None]
    headings = (Heading(_("Category of personal data"), 14), Heading(_("Time limit"), 24), Heading(_("Activity"), 16))
    words, none = [], []
    for use in own:
        if use.row.time_limit:
            words.append(Line((use.category, use.row.time_limit, use.activity), "", *_row(use)))
        else:
            answer = PersonalData.field("time_limit").answer(use.row)
            tone: Tone = "soft" if "time_limit" in use.row.stated_none else "missing"
            none.append(Line((use.category, answer, use.activity), tone, *_row(use)))
    if words:
        says = _("These stand with their activity only.")
        yield Part(_("Time limits in words"), headings, tuple(words), says)
    if none:
        says = _("Art. 30(1)(f) asks for a time limit where possible.")
        yield Part(_("Data without a time limit"), headings, tuple(none), says, tone="missing")


def _row(use: Use) -> tuple[str, str, str]:
    return "PersonalData", use.row.id, "retention_rule" if use.row.retention_rule else "time_limit"


def _says(rules: list[RetentionRule], uses: list[Use]) -> str:
    without = sum(use.row.retention_rule is None and not use.row.time_limit for use in uses)
    unchecked = sum(bool(one.legal_source and not one.verified) for one in rules)
    told = [ngettext("%(n)d rule.", "%(n)d rules.", len(rules)) % {"n": len(rules)}]
    if unchecked:
        words = ngettext("Of %(n)d the law cited is still to be verified.",
                         "Of %(n)d the law cited is still to be verified.", unchecked)  # fmt: skip
        told.append(words % {"n": unchecked})
    if without:
        words = ngettext("%(n)d category of data has no time limit.",
                         "%(n)d categories of data have no time limit.", without)  # fmt: skip
        told.append(words % {"n": without})
    return " ".join(told)
