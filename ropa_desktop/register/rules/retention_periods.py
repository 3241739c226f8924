"""R620 to R625: periods beside what the rule itself says, and beside what laws want kept (Art. 5(1)(e), 6(1)(c))."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.kinds import Period
from ropa_desktop.register.reference import RetentionSuggestion
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.retention_dates import parts, shorter
from ropa_desktop.register.retention_suggestions import fits, is_duty, suggestions
from ropa_desktop.register.rules.cited_law import cites, figures
from ropa_desktop.register.rules.phrases import Wording
from ropa_desktop.register.rules.rule import Found, rule

_CALENDAR_YEAR = Wording(
    r"\b(?:end|close) of (?:the )?(?:calendar )?year\b(?! of (?:age|life))",
    r"\b(?:ende|ablauf|schluss) (?:des|eines) (?:jeweiligen )?(?:kalender)?jahr(?:e?s)?\b",
    r"\b(?:fin|clôture) de l['’]année(?: civile)?\b",
    r"\b(?:fin(?:al)?|cierre) del año(?: natural)?\b",
    r"\bfine dell['’]anno(?: solare)?\b",
)
_VERIFY = N_("Read the law, and set the period right or note why another holds here; the list itself is unverified.")


def _of_year() -> str:
    return "End of the calendar year of the invoice"


@rule(
    "R620", "RetentionRule", "advice", "30(1)(f)",
    N_("The words count from the end of the year, the choice beside them does not."),
    why=N_("Days are counted by the choice; with the event itself data fall due up to a year too early."),
    mend=N_("Choose “At the end of its calendar year”, or change the words."),
    wrong=lambda: RetentionRule(period="P10Y", starts=_of_year()),
    right=lambda: RetentionRule(period="P10Y", starts=_of_year(), begins="year-end"),
)  # fmt: skip
def year_not_chosen(one: RetentionRule, on: date) -> Iterator[Found]:
    if one.period and one.begins != "year-end" and (found := _CALENDAR_YEAR.search(one.starts)):
        yield Found("begins", _("“{words}” is said, yet another beginning is chosen, or none.").format(words=found[0]))


def _longest_first(found: list[RetentionSuggestion], period: str) -> list[RetentionSuggestion]:
    """Those whose period is longer, if all of them are; where one is met, nothing tells which of them is meant."""
    longer = [one for one in found if shorter(period, one.period_iso)]
    return longer if len(longer) == len(found) else []


@lru_cache(1024)
def _law_listed(
    country: str | None, law: str | None, label: str | None, period: str | None
) -> RetentionSuggestion | None:
    """The duty that the list gives for the law that is cited, and that is longer than the period."""
    if not (country and law and period):
        return None
    same = [one for one in suggestions(country) if one.period_iso and is_duty(one) and cites(law, one.legal_reference)]
    found = _longest_first([one for one in same if fits(one, label or "")] or same, period)
    return found[0] if found else None


@lru_cache(1024)
def _kind_listed(country: str | None, label: str | None, period: str | None) -> RetentionSuggestion | None:
    """The duty that the list gives for such records in this country, and that is longer than the period."""
    if not (country and label and period):
        return None
    same = [one for one in suggestions(country, label) if one.period_iso and is_duty(one) and fits(one, label)]
    found = _longest_first(same, period)
    return found[0] if found else None


def _told(listed: RetentionSuggestion) -> str:
    words = _("The list gives {period} for “{records}” ({law}); to be verified.")
    return words.format(
        period=Period().to_text(listed.period_iso), records=listed.records, law=listed.legal_reference
    )  # fmt: skip


@rule(
    "R621", "RetentionRule", "advice", "6(1)(c)",
    N_("The period is shorter than what the list of suggestions gives for the law that is cited."),
    why=N_("Where a law wants records kept, they may not be erased earlier (Art. 6(1)(c), 17(3)(b)). The list is "
           "common knowledge that nobody has checked for your case."),
    mend=_VERIFY,
    wrong=lambda: RetentionRule(label="Books", period="P6Y", legal_source="HGB § 257", jurisdiction="DE"),
    right=lambda: RetentionRule(label="Books", period="P10Y", legal_source="HGB § 257", jurisdiction="DE"),
)  # fmt: skip
def shorter_than_the_law(one: RetentionRule, on: date) -> Iterator[Found]:
    if listed := _law_listed(one.jurisdiction, one.legal_source, one.label, one.period):
        yield Found("period", _told(listed))


@rule(
    "R622", "RetentionRule", "advice", "6(1)(c)",
    N_("No law is cited, and the period is shorter than what the list of suggestions gives for such records."),
    why=N_("Many records have to be kept by law; whoever erases them earlier breaks it. The list is common knowledge "
           "that nobody has checked for your case."),
    mend=_VERIFY,
    wrong=lambda: RetentionRule(label="Invoices", period="P3Y", jurisdiction="DE"),
    right=lambda: RetentionRule(label="Video of the entrance", period="P3D", jurisdiction="DE"),
)  # fmt: skip
def shorter_than_usual(one: RetentionRule, on: date) -> Iterator[Found]:
    if not one.legal_source and (listed := _kind_listed(one.jurisdiction, one.label, one.period)):
        yield Found("period", _told(listed))


@rule(
    "R623", "RetentionRule", "contradiction", "30(1)(f)", N_("The title names another period than the rule has."),
    why=N_("The title is what colleagues read and documents print; nobody can tell which of the two holds."),
    mend=N_("Correct the title or the period."),
    wrong=lambda: RetentionRule(label="Applications, six months", period="P1Y"),
    right=lambda: RetentionRule(label="Applications, six months", period="P6M"),
)  # fmt: skip
def another_period_in_the_title(one: RetentionRule, on: date) -> Iterator[Found]:
    named = figures(one.label) if one.period else ()
    if one.period and len(named) == 1 and (shorter(one.period, named[0]) or shorter(named[0], one.period)):
        sentence = _("The title says {title}, the rule {period}.")
        period = Period().to_text
        yield Found("period", sentence.format(title=period(named[0]), period=period(one.period)))


@rule(
    "R624", "RetentionRule", "contradiction", "6(1)(c)",
    N_("The law is cited with a longer period than the rule has."),
    why=N_("What a law wants kept for longer may not be erased earlier (Art. 6(1)(c), 17(3)(b))."),
    mend=N_("Set the period that the law wants, or correct what is said of it."),
    wrong=lambda: RetentionRule(label="Books", period="P6Y", legal_source="Commercial Code, section 257: 10 years"),
    right=lambda: RetentionRule(label="Books", period="P10Y", legal_source="Commercial Code, section 257: 10 years"),
)  # fmt: skip
def shorter_than_cited(one: RetentionRule, on: date) -> Iterator[Found]:
    named = figures(one.legal_source) if one.period else ()
    if one.period and named and all(shorter(one.period, figure) for figure in named):
        sentence = _("The law cited is said to want {law}, the rule has {period}.")
        period = Period().to_text
        yield Found("period", sentence.format(law=period(named[0]), period=period(one.period)))


@rule(
    "R625", "RetentionRule", "contradiction", "5(1)(e)", N_("Active use is to last longer than the whole period."),
    why=N_("Active use and the restricted archive are parts of the period; after its end the data are gone."),
    mend=N_("Shorten active use, or set a longer period."),
    wrong=lambda: RetentionRule(period="P1Y", active_period="P18M"),
    right=lambda: RetentionRule(period="P2Y", active_period="P18M"),
)  # fmt: skip
def active_for_too_long(one: RetentionRule, on: date) -> Iterator[Found]:
    if one.period and one.active_period and parts(one.active_period)[0] and shorter(one.period, one.active_period):
        yield Found("active_period")
