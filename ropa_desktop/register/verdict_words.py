"""A verdict in the words of a list: what it stands on, whether it stands, and why."""

from collections.abc import Iterable

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.citation import cited
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.verdict_reasons import Reason, Verdict

_SHORT: dict[str, str] = {
    "A45-3": N_("Adequacy decision"),
    "A46-2-a": N_("Instrument between authorities"),
    "A46-2-b": N_("Binding corporate rules"),
    "A46-2-c": N_("Commission's clauses"),
    "A46-2-d": N_("Clauses of an authority"),
    "A46-2-e": N_("Code of conduct"),
    "A46-2-f": N_("Certification"),
    "A46-3-a": N_("Authorised clauses of one's own"),
    "A46-3-b": N_("Arrangement between authorities"),
    "A49-1-a": N_("Explicit consent"),
    "A49-1-b": N_("Contract with the data subject"),
    "A49-1-c": N_("Contract in the data subject's interest"),
    "A49-1-d": N_("Important public interest"),
    "A49-1-e": N_("Legal claims"),
    "A49-1-f": N_("Vital interests"),
    "A49-1-g": N_("Public register"),
    "A49-1-sub2": N_("Compelling legitimate interests"),
    "UK-IDTA": N_("UK transfer agreement (IDTA)"),
    "UK-ADD": N_("UK Addendum to the clauses"),
    "UK-REG": N_("UK regulations"),
    "CH-SCC": N_("Clauses adapted for Switzerland"),
    "CH-A1": N_("Swiss Annex 1"),
    "INTRA-EEA": N_("No transfer, it is said"),
}


def rests_on(transfer: Transfer, found: Verdict) -> str:
    """What a transfer stands on, or was meant to stand on, in the words of a list."""
    if found.decision is not None:
        return _(found.decision.title)
    if found.ground == "eea":
        return _("No ground is needed")
    if not transfer.tool:
        return _("Nothing is chosen")
    set_of = transfer.clause_set if transfer.tool == "A46-2-c" else ""
    return " ".join(filter(None, (_(_SHORT.get(transfer.tool, transfer.tool)), set_of)))


def because(found: Verdict) -> str:
    """The reasons of a verdict, a line each: what fails, then what is open, or, where it has a ground, what holds."""
    by = {state: _told(one for one in found.reasons if one.state == state) for state in ("fails", "open", "holds")}
    if by["fails"]:
        lines = [by["fails"], *([_("Open: {reasons}").format(reasons=by["open"])] if by["open"] else [])]
    elif by["open"]:
        lines = [_("To confirm: {reasons}").format(reasons=by["open"])]
        lines += [_("What holds: {reasons}").format(reasons=by["holds"])] if by["holds"] else []
    else:
        lines = [by["holds"]]
    return "\n".join(lines)


def _told(reasons: Iterable[Reason]) -> str:
    """Sentences, each article once after the last of those that rest on it."""
    words: list[str] = []
    article = ""
    for one in reasons:
        if article and one.article != article:
            words.append(f"({cited(article)})")
        words.append(one.sentence)
        article = one.article
    if article:
        words.append(f"({cited(article)})")
    return " ".join(words)


def stands(found: Verdict) -> str:
    """Whether it stands, in a word or two; never more than the record tells."""
    if found.ground == "nothing":
        return _("No")
    return _("If confirmed") if found.open() else _("As recorded")
