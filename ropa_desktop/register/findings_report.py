"""Everything that is open in a register, by the rule that speaks, what weighs most first."""

import re
from datetime import date

from ropa_desktop.i18n import N_, _, ngettext
from ropa_desktop.register.check import Finding, check_all
from ropa_desktop.register.citation import cited, spelled
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone
from ropa_desktop.register.rules.book import rule_of

_BLANK = re.compile(r"“?\{\w+\}”?")  # where a rule's sentence names what it is about
_LEVELS = {"missing": N_("missing"), "contradiction": N_("contradiction"), "advice": N_("advice")}


def report(contents: Contents, on: date) -> Report:
    """All findings of the register on a day, one part for each rule that speaks."""
    by_rule: dict[str, list[Finding]] = {}
    refuted = 0
    for finding in check_all(contents, on, with_dismissed=True):
        if finding.dismissed:
            refuted += 1
        else:
            by_rule.setdefault(finding.code, []).append(finding)
    weight = list(_LEVELS)
    codes = sorted(by_rule, key=lambda code: (weight.index(rule_of(code).level), code))
    return Report(
        name="findings",
        title=_("Findings"),
        says=" ".join(filter(None, (_says(by_rule), _refuted(refuted)))),
        day=on,
        parts=tuple(_part(code, by_rule[code]) for code in codes),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def _says(by_rule: dict[str, list[Finding]]) -> str:
    found = [one for findings in by_rule.values() for one in findings]
    if not found:
        return _("No rule finds anything on that day.")
    missing = sum(one.level == "missing" for one in found)
    contradictions = sum(one.level == "contradiction" for one in found)
    rules = ngettext("%(n)d rule speaks", "%(n)d rules speak", len(by_rule)) % {"n": len(by_rule)}
    return _("{rules}: {missing} missing, {contradictions} contradictions, {advice} advice. Nothing of it blocks your "
             "work, and nothing of it is a legal opinion.").format(
        rules=rules, missing=missing, contradictions=contradictions, advice=len(found) - missing - contradictions
    )  # fmt: skip


def _refuted(count: int) -> str:
    words = ngettext(
        "%d more does not apply, as somebody judged.", "%d more do not apply, as somebody judged.", count
    )  # fmt: skip
    return words % count if count else ""


def _part(code: str, findings: list[Finding]) -> Part:
    rule = rule_of(code)
    title = _BLANK.sub("…", _(rule.says))
    article = f" · {cited(rule.article)}" if rule.article else ""
    # Where it says no more than title and field, the title says it for all of them.
    alone = all(one.sentence == _(rule.says).replace("{label}", one.field_label) for one in findings)
    words = (_("Record"), 16), (_("Field"), 9), (_("What it says"), 22), (_("Art."), 7)
    return Part(
        title=f"{code}  {title}",
        headings=tuple(Heading(*one) for one in words if not (alone and one is words[2])),
        lines=tuple(_line(one, alone=alone) for one in findings),
        says=f"{_(_LEVELS[rule.level])}{article}. {_(rule.why)}",
        tone=_tone(rule.level),
    )


def _line(one: Finding, *, alone: bool) -> Line:
    said = () if alone else (one.sentence,)
    cells = (_place(one), one.field_label, *said, spelled(one.article))
    return Line(cells, _tone(one.level), one.class_name, one.record_id, one.field_name)


def _place(one: Finding) -> str:
    within = "" if one.record_id == one.root_id or not one.record_title else f" › {one.record_title}"
    return f"{one.root_title}{within}"


def _tone(level: str) -> Tone:
    return "advice" if level == "advice" else "missing"
