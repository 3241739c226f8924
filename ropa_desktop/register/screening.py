"""What a screening leads to, with each reason: a proposal that stands beside the user's own outcome, never instead.

What the entry itself shows is said as a hint, "seems met"; nothing of it is marked by the program.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.assessments import Screening
from ropa_desktop.register.codes import DPIA_CASES, WP248_CRITERIA
from ropa_desktop.register.rules.assessments import LARGE, NEW_TECHNOLOGY, WATCHED, words_of
from ropa_desktop.register.rules.special_data import special_codes

Weight = Literal["for", "against", "open"]
Outcome = Literal["required", "not-required", ""]

PROPOSED: Final[dict[Outcome, str]] = {
    "required": N_("By these answers an impact assessment is required."),
    "not-required": N_("By these answers no impact assessment seems required."),
    "": N_("Whether an impact assessment is required is yours to say."),
}


class Shown(NamedTuple):
    """A criterion or case that seems met, by what the entry says."""

    code: str
    says: str


class Reason(NamedTuple):
    """One reason of a proposal: for an assessment, against it, or what only the user can say."""

    says: str
    article: str
    weight: Weight


class Proposal(NamedTuple):
    """What follows from the answers, with every reason."""

    outcome: Outcome
    reasons: tuple[Reason, ...]

    def in_words(self) -> str:
        """The proposal as a sentence."""
        return _(PROPOSED[self.outcome])


def shown(activity: ProcessingActivity) -> tuple[Shown, ...]:
    """Which criteria and cases seem met by what the entry says; the others it cannot show."""
    return tuple(_shown(activity))


def _shown(activity: ProcessingActivity) -> Iterator[Shown]:
    special, large = special_codes(activity), activity.number_of_data_subjects in LARGE
    if special:
        yield Shown("WP248-4", _("special categories of data, or data on offences, are processed"))
    if large:
        yield Shown("WP248-5", _("10,000 persons or more are concerned"))
    if special and large:
        yield Shown("A35-3-b", _("special categories or offences of 10,000 persons or more"))
    if activity.children:
        yield Shown("WP248-7", _("children are concerned"))
    elif names := sorted({who.title() for row in activity.data for who in row.data_subjects if who.vulnerable}):
        yield Shown("WP248-7", _("data subjects are marked as vulnerable: {names}").format(names=", ".join(names)))
    if activity.automated_decisions:
        yield Shown("WP248-2", _("something is said of automated decisions and profiling"))
    if words := words_of(WATCHED, activity):
        yield Shown("WP248-3", _("“{words}” is spoken of").format(words=words))
    if words := words_of(NEW_TECHNOLOGY, activity):
        yield Shown("WP248-8", _("“{words}” is spoken of").format(words=words))


def proposal(screening: Screening, activity: ProcessingActivity | None = None) -> Proposal:
    """What the answers of a screening lead to; with the activity, what its entry shows is looked at, too."""
    unmarked = [one for one in shown(activity) if one.code not in marked(screening)] if activity else []
    reasons = (*_marked(screening), *map(_unmarked, unmarked), *_in_words(screening))
    return Proposal(_outcome(screening, unmarked), reasons)


def marked(screening: Screening) -> set[str]:
    """The cases and criteria that the user has marked."""
    return {*(screening.cases or ()), *(screening.criteria or ())}


def asks(screening: Screening) -> bool:
    """Whether a case of Art. 35(3) or two criteria are marked."""
    return bool(screening.cases) or len(screening.criteria or ()) > 1


def _outcome(screening: Screening, unmarked: list[Shown]) -> Outcome:
    if screening.exempted:
        return "" if asks(screening) else "not-required"
    if asks(screening):
        return "required"
    criteria = {*(screening.criteria or ()), *(one.code for one in unmarked if one.code in WP248_CRITERIA)}
    looked_at = bool(screening.criteria or screening.criteria_in_words)
    if len(criteria) > 1 or any(one.code in DPIA_CASES for one in unmarked) or not looked_at:
        return ""
    return "not-required" if screening.authority_list else ""


def _marked(screening: Screening) -> Iterator[Reason]:
    for code in screening.cases or ():
        says = _("{case}: marked, and each of these cases makes it a duty.").format(case=_(DPIA_CASES.get(code, code)))
        yield Reason(says, f"35(3)({code[-1]})", "for")
    titles = "; ".join(_(WP248_CRITERIA.get(code, code)) for code in screening.criteria or ())
    count = len(screening.criteria or ())
    if count > 1:
        says = _("{n} of the nine criteria of WP 248 are marked: {titles}. With two an assessment is needed in most "
                 "cases; who makes none gives the reasons.")  # fmt: skip
        yield Reason(says.format(n=count, titles=titles), "35(1)", "for")
    elif count:
        says = _("One of the nine criteria of WP 248 is marked: {titles}. Below two there is mostly no need, but one "
                 "alone can be enough.")  # fmt: skip
        yield Reason(says.format(titles=titles), "35(1)", "against")
    elif screening.criteria_in_words:
        yield Reason(_("None of the nine criteria of WP 248 is marked; you say why."), "35(1)", "against")
    else:
        says = _("None of the nine criteria of WP 248 is marked, and nothing says that they were looked at.")
        yield Reason(says, "35(1)", "open")


def _unmarked(one: Shown) -> Reason:
    title = _(DPIA_CASES.get(one.code) or WP248_CRITERIA[one.code])
    says = _("{criterion}: not marked, though by what the entry says it seems met ({why}).")
    return Reason(says.format(criterion=title, why=one.says), "35(3)(b)" if one.code in DPIA_CASES else "35(1)", "open")


def _in_words(screening: Screening) -> Iterator[Reason]:
    """What stands in the user's own words, which the program does not weigh."""
    if screening.authority_list:
        says = _("Of the authority's list you say: “{words}”. An entry that applies makes it a duty.")
        yield Reason(says.format(words=screening.authority_list.strip(" .")), "35(4)", "open")
    else:
        says = _("Nothing is said of the authority's list; an entry of it that applies makes it a duty.")
        yield Reason(says, "35(4)", "open")
    if screening.exempted:
        says = _("You name an exemption: “{words}”. Whether it covers this processing is yours to say.")
        yield Reason(says.format(words=screening.exempted.strip(" .")), "35(10)", "against")
