"""R6: time limits that limit nothing, or do not go together (Art. 5(1)(e), 30(1)(f))."""

import re
from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.rules.limits import duty_without_law, endless_limit, vague_limit
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.vocabulary import CategoryOfPersonalData

_OF_THE_UNION = re.compile(
    r"\b(?:EU|EC|EEC|UE|CE|EG|GDPR|DS-?GVO|RGPD|TFEU|(?:general )?regulation|directive|verordnung|richtlinie|règlement"
    r"|directiva|direttiva|regolamento|reglamento)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:(?:please )?(?:see|refer to|cf\.?|according to|as (?:per|laid down in|set out in)|siehe|s\.|vgl\.?|gemäß|laut"
    r"|nach|voir|cf\.?|selon"
    r"|conformément (?:à|au)|véase|ver|según|vedi|si veda|secondo|come da) )?(?:[^\W\d_]+[ '’]+){0,3}"
    r"(?:retention (?:policy|schedule|plan)|deletion (?:policy|concept|schedule)|privacy (?:policy|notice)"
    r"|löschkonzept\w*|löschplan\w*"
    r"|aufbewahrungs(?:plan|richtlinie|konzept)\w*|politique de conservation|tableau de gestion"
    r"|référentiel de conservation"
    r"|política de (?:conservación|retención)|calendario de conservación|politica di conservazione|massimario)[\s.]*",
    re.IGNORECASE,
)  # fmt: skip
_WHAT_IT_TAKES = N_(
    "Give a period and its start, or the event that ends the need: last contact, end of the contract, decision."
)


@rule(
    "R601", "PersonalData", "advice", "30(1)(f)",
    N_("The time limit says no more than that data are kept as long as needed."),
    why=N_("That repeats Art. 5(1)(e) and lets nobody tell when to erase; it is not enough even for a notice (WP 260, "
           "on Art. 13(2)(a))."),
    mend=_WHAT_IT_TAKES,
    wrong=lambda: PersonalData(time_limit="As long as necessary."),
    right=lambda: PersonalData(time_limit="As long as necessary, at most two years after the last contact."),
    needs="time_limit",
)  # fmt: skip
def vague_time_limit(data: PersonalData, on: date) -> Iterator[Found]:
    if words := vague_limit(data.time_limit):
        yield Found("time_limit", _("“{words}” does not tell when to erase.").format(words=words))


@rule(
    "R602", "RetentionRule", "advice", "30(1)(f)",
    N_("The criterion says no more than that data are kept as long as needed."),
    why=N_("That repeats Art. 5(1)(e) and decides nothing; every activity that uses the rule is left without a time "
           "limit."),
    mend=_WHAT_IT_TAKES,
    wrong=lambda: RetentionRule(criterion="Solange es für den Zweck erforderlich ist."),
    right=lambda: RetentionRule(criterion="Until the person leaves the club."),
    needs="criterion",
)  # fmt: skip
def vague_criterion(one: RetentionRule, on: date) -> Iterator[Found]:
    if not one.period and (words := vague_limit(one.criterion)):
        yield Found("criterion", _("“{words}” does not tell when to erase.").format(words=words))


@rule(
    "R603", "PersonalData RetentionRule", "advice", "5(1)(e)", N_("Data are said to be kept without end."),
    why=N_("Data are kept in a form that identifies persons no longer than the purposes need; longer only for "
           "archiving in "
           "the public interest, research or statistics, with safeguards (Art. 5(1)(e), 89(1))."),
    mend=N_("Set an end, or a day on which the need is looked at again; or hand them to an archive."),
    wrong=lambda: PersonalData(time_limit="Unlimited"),
    right=lambda: PersonalData(time_limit="Ten years; the annual report goes to the town archive."),
    needs="time_limit criterion",
)  # fmt: skip
def without_end(record: PersonalData | RetentionRule, on: date) -> Iterator[Found]:
    if isinstance(record, PersonalData):
        name, text = "time_limit", record.time_limit
    else:
        name, text = "criterion", None if record.fate in ("archive", "anonymise") else record.criterion
    if words := endless_limit(text):
        yield Found(name, _("“{words}” is no time limit.").format(words=words))


@rule(
    "R604", "PersonalData RetentionRule", "advice", "30(1)(f)",
    N_("A period set by law is spoken of, but the law is not cited."),
    why=N_("Where a legal duty sets the period, the record cites it; without the law nobody can check the period."),
    mend=N_("Cite the section or article, and the period that it sets."),
    wrong=lambda: PersonalData(time_limit="Statutory retention period"),
    right=lambda: PersonalData(time_limit="Statutory retention period: ten years (HGB § 257)"),
    needs="time_limit criterion",
)  # fmt: skip
def law_not_cited(record: PersonalData | RetentionRule, on: date) -> Iterator[Found]:
    if isinstance(record, PersonalData):
        name, text = "time_limit", record.time_limit
    else:
        name, text = "criterion", "" if record.legal_source else record.criterion
    if words := duty_without_law(text):
        yield Found(name, _("“{words}”: which law is it?").format(words=words))


@rule(
    "R605", "PersonalData", "advice", "30(1)(f)", N_("The time limit only points at another document."),
    why=N_("The record contains the time limits of the different categories itself; an authority reads it alone (so "
           "the "
           "Irish authority)."),
    mend=N_("Write the period and its start here, or choose the rule of the schedule."),
    wrong=lambda: PersonalData(time_limit="See retention policy"),
    right=lambda: PersonalData(time_limit="Two years after the last contact, see retention policy"),
    needs="time_limit",
)  # fmt: skip
def points_elsewhere(data: PersonalData, on: date) -> Iterator[Found]:
    if data.time_limit and _ELSEWHERE.fullmatch(data.time_limit.strip()):
        yield Found("time_limit")


@rule(
    "R606", "PersonalData", "advice", "30(1)(f)",
    N_("A rule of the schedule and words of its own stand beside each other."),
    why=N_("Two time limits for one category leave open which of them holds; the words stay unseen where the rule is "
           "shown."),
    mend=N_("Keep the rule, or take it away and keep the words."),
    wrong=lambda: PersonalData(time_limit="Two years", retention_rule=RetentionRule(label="Ten years")),
    right=lambda: PersonalData(retention_rule=RetentionRule(label="Ten years")),
    needs="time_limit retention_rule",
)  # fmt: skip
def rule_and_words(data: PersonalData, on: date) -> Iterator[Found]:
    if data.time_limit and data.retention_rule:
        yield Found("time_limit")


@rule(
    "R607", "RetentionRule", "advice", "6(3)", N_("A law is cited, but not the country whose law it is."),
    why=N_("Periods differ from country to country, and abbreviations of laws repeat themselves."),
    mend=N_("Choose the country; for law of the Union, name the Regulation or Directive."),
    wrong=lambda: RetentionRule(label="Books", legal_source="Commercial Code, section 257"),
    right=lambda: RetentionRule(label="Books", legal_source="Commercial Code, section 257", jurisdiction="DE"),
    needs="legal_source",
)  # fmt: skip
def law_of_no_country(one: RetentionRule, on: date) -> Iterator[Found]:
    if one.legal_source and not one.jurisdiction and not _OF_THE_UNION.search(one.legal_source):
        yield Found("jurisdiction")


@rule(
    "R608", "RetentionRule", "advice", "5(2)", N_("A law is cited, but nobody is said to have checked it."),
    why=N_("A period taken from a list may be outdated or meant for others; the controller answers for it (Art. "
           "5(2))."),
    mend=N_("Read the law cited, correct the period if need be, and mark it as checked."),
    wrong=lambda: RetentionRule(label="Books", legal_source="HGB § 257", jurisdiction="DE"),
    right=lambda: RetentionRule(label="Books", legal_source="HGB § 257", jurisdiction="DE", verified=True),
    needs="legal_source",
)  # fmt: skip
def law_not_checked(one: RetentionRule, on: date) -> Iterator[Found]:
    if one.legal_source and not one.verified:
        yield Found("verified")


def _two_limits(second: str) -> ProcessingActivity:
    category = CategoryOfPersonalData(name="Contact details")
    return ProcessingActivity(data=[PersonalData(category=category, time_limit=limit) for limit in ("1 year", second)])


@rule(
    "R609", "ProcessingActivity", "advice", "30(1)(f)", N_("One category of data has two time limits here."),
    why=N_("Same category, same persons, same purposes: nobody can tell which of the two holds."),
    mend=N_("Keep one, or tell the rows apart by data subjects, purposes or items."),
    wrong=lambda: _two_limits("3 years"),
    right=lambda: _two_limits("1 year"),
    needs="data",
)  # fmt: skip
def two_limits(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if len({row.category.id for row in activity.data if row.category}) == len(activity.data):
        return  # each row has a category of its own
    known: dict[tuple[object, ...], tuple[str | None, str | None]] = {}
    for row in activity.data:
        limit = row.retention_rule.id if row.retention_rule else None, row.time_limit
        if row.category and any(limit):
            who, what_for = (frozenset(one.id for one in many) for many in (row.data_subjects, row.purposes))
            if known.setdefault((row.category.id, who, what_for, row.items), limit) != limit:
                yield Found("data", _("“{data}” has two time limits here.").format(data=row.title()))
