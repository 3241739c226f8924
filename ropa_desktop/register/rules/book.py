"""All rules, and those that look at one class."""

from collections.abc import Iterable
from functools import cache

from ropa_desktop.register.rules import (  # noqa: F401  (each puts its rules into the book)
    adequacy,
    answers,
    assessments,
    chains,
    clauses,
    consent,
    consistency,
    contact_details,
    currency,
    decisions,
    deletion,
    derogations,
    framework,
    grounds,
    measures,
    organisations,
    processors,
    purposes,
    recipients,
    recipients_abroad,
    retention,
    safeguards,
    screening,
    special_data,
    special_words,
    sub_processors,
    transfers,
    wording,
)
from ropa_desktop.register.rules.rule import BOOK, Rule


@cache
def rules_for(class_name: str) -> tuple[Rule, ...]:
    """The rules that look at a class, in the order of their codes."""
    return tuple(one for one in all_rules() if not one.of or class_name in one.of)


def rule_of(code: str) -> Rule:
    """The rule that a finding names."""
    return BOOK[code]


def all_rules() -> Iterable[Rule]:
    """Every rule, in the order of the codes."""
    return tuple(BOOK[code] for code in sorted(BOOK))
