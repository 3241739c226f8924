"""What a check found, as lines for a person or as JSON for a program."""

import json
from collections import Counter
from collections.abc import Sequence

from ropa_desktop.cli.terminal import one_line
from ropa_desktop.i18n import N_, _
from ropa_desktop.register.check import Finding
from ropa_desktop.register.rules.rule import Level

_LEVELS: dict[Level, str] = {
    "missing": N_("missing"),
    "contradiction": N_("contradiction"),
    "advice": N_("advice"),
}


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects, one a finding, with the names of `Finding`."""
    return json.dumps([one._asdict() for one in findings], ensure_ascii=False, indent=1)


def in_words(findings: Sequence[Finding]) -> str:
    """The findings under the record that they belong to, and how many there are."""
    lines, root = [], ""
    for one in findings:
        if one.root_id != root:
            root = one.root_id
            lines.append(one.root_title)
        lines.append(f"  {one.code} {_(_LEVELS[one.level])}: {_place(one)}: {one.sentence}")
    counts = Counter(one.level for one in findings)
    lines.append(", ".join(f"{_(words)}: {counts[level]}" for level, words in _LEVELS.items()))
    return "\n".join(map(one_line, lines))


def _place(finding: Finding) -> str:
    row = [finding.record_title] if finding.record_id != finding.root_id else []
    article = f" ({_('Art. {article}').format(article=finding.article)})" if finding.article else ""
    return " › ".join([*row, finding.field_label]) + article
