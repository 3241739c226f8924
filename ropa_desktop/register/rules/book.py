"""All rules, and those that look at one class."""

from collections.abc import Iterable
from functools import cache

from ropa_desktop.register.rules import (  # noqa: F401  (each puts its rules into the book)
    adequacy,
    answers,
    clauses,
    consistency,
    contact_details,
    derogations,
    framework,
    grounds,
    organisations,
    processors,
    recipients,
    recipients_abroad,
    safeguards,
    special_data,
    sub_processors,
    transfers,
)
from ropa_desktop.register.rules.rule import BOOK, Rule


@cache
def rules_for(class_name: str) -> tuple[Rule, ...]:
    """The rules that look at a class, in the order of their codes."""
    return tuple(one for one in all_rules() if not one.of or class_name in one.of)


def all_rules() -> Iterable[Rule]:
    """Every rule, in the order of the codes."""
    return tuple(BOOK[code] for code in sorted(BOOK))
