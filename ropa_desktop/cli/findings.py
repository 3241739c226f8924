"""What a check found, as lines for a person or as JSON for a program."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ropa_desktop.cli.terminal import one_line
from ropa_desktop.exchange import dates
from ropa_desktop.i18n import N_, _, ngettext
from ropa_desktop.register.check import Finding
from ropa_desktop.register.citation import cited
from ropa_desktop.register.dismissing import Judgement
from ropa_desktop.register.rules.rule import Level

_LEVELS: dict[Level, str] = {
    "missing": N_("missing"),
    "contradiction": N_("contradiction"),
    "advice": N_("advice"),
}


def as_json(findings: Sequence[Finding], with_dismissed: bool = False) -> str:
    """A list of objects, one a finding, with the names of `Finding`."""
    wanted = [one for one in findings if with_dismissed or one.dismissed is None]
    return json.dumps([_object(one) for one in wanted], ensure_ascii=False, indent=1)


def _object(one: Finding) -> dict[str, Any]:
    judged = one.dismissed
    if judged is None:
        return one._asdict()
    day = judged.decided_on.isoformat() if judged.decided_on else None
    return {**one._asdict(), "dismissed": {**judged._asdict(), "decided_on": day}}


def in_words(findings: Sequence[Finding], judged_by: Sequence[str] = (), with_dismissed: bool = False) -> str:
    """The findings under the record that they belong to, how many there are, and by what they were judged."""
    lines, root = [], ""
    for one in findings:
        if one.dismissed and not with_dismissed:
            continue
        if one.root_id != root:
            root = one.root_id
            lines.append(one.root_title)
        level = _("does not apply") if one.dismissed else _(_LEVELS[one.level])
        lines.append(f"  {one.code} {level}: {_place(one)}: {one.sentence}")
        if one.dismissed:
            lines.append(f"    {_why(one.dismissed)}")
    lines += _sum(findings, with_dismissed)
    return "\n".join(map(one_line, [*lines, *judged_by]))


def _sum(findings: Sequence[Finding], with_dismissed: bool) -> list[str]:
    counts = Counter(one.level for one in findings if one.dismissed is None)
    lines = [", ".join(f"{_(words)}: {counts[level]}" for level, words in _LEVELS.items())]
    if judged := sum(one.dismissed is not None for one in findings):
        words = ngettext(
            "%d finding does not apply, as somebody judged", "%d findings do not apply, as somebody judged", judged
        ) % judged  # fmt: skip
        lines.append(f"{words}." if with_dismissed else _("{words}; --with-dismissed says why.").format(words=words))
    return lines


def _why(judged: Judgement) -> str:
    day = dates.in_words(judged.decided_on) if judged.decided_on else ""
    return f"{judged.reason} – {', '.join(part for part in (judged.decided_by, day) if part)}"


def _place(finding: Finding) -> str:
    row = [finding.record_title] if finding.record_id != finding.root_id else []
    article = f" ({cited(finding.article)})" if finding.article else ""
    return " › ".join([*row, finding.field_label]) + article
