"""All rules, and those that look at one class."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple

from ropa_desktop.register.profiles import EVERY, Profiles, counts
from ropa_desktop.register.record import Record
from ropa_desktop.register.rules import (  # noqa: F401  (each puts its rules into the book)
    adequacy,
    answers,
    assessments,
    batches,
    chains,
    clauses,
    consent,
    consistency,
    contact_details,
    currency,
    decisions,
    deletion,
    derogations,
    effectiveness,
    framework,
    grounds,
    grounds_abroad,
    interests,
    measures,
    organisations,
    processors,
    purposes,
    recipients,
    recipients_abroad,
    retention,
    retention_periods,
    safeguards,
    screening,
    screenings,
    special_data,
    special_words,
    sub_processors,
    switzerland,
    templates,
    transfers,
    united_kingdom,
    wording,
)
from ropa_desktop.register.rules.rule import BOOK, NEVER_GIVEN, Rule


@cache
def rules_for(class_name: str) -> tuple[Rule, ...]:
    """The rules that look at a class, in the order of their codes."""
    return tuple(one for one in all_rules() if not one.of or class_name in one.of)


class _Guards(NamedTuple):
    names: tuple[str, ...]  # of what the rules of a class ask for beforehand
    read: Callable[[Any], tuple[Any, ...]]
    rules: tuple[tuple[frozenset[str], frozenset[str], Rule], ...]


def rules_on(record: Record, profiles: Profiles = EVERY) -> list[Rule]:
    """The rules that may speak on a record, told by which of its fields are given; the others need not be called."""
    cls = type(record)
    return _where_given(cls, profiles, tuple(map(bool, _guards(cls, profiles).read(record))))


@lru_cache(4096)  # most records have the same fields given as many others
def _where_given(cls: type[Record], profiles: Profiles, which: tuple[bool, ...]) -> list[Rule]:
    names, _read, rules = _guards(cls, profiles)
    given = set(compress(names, which))
    return [rule for needs, unless, rule in rules if needs <= given and not unless <= given]


@cache
def _guards(cls: type[Record], profiles: Profiles) -> _Guards:
    rules = tuple(
        (
            frozenset(name for name in one.needs if hasattr(cls, name)),  # a class is asked for what it has
            frozenset(one.unless(cls) if one.unless else NEVER_GIVEN),
            one,
        )
        for one in rules_for(cls.__name__)
        if counts(one, profiles)
    )
    asked = frozenset().union(*(needs | unless for needs, unless, _rule in rules))
    names = "id", "stated_none", *sorted(asked - {*NEVER_GIVEN})
    return _Guards(names, attrgetter(*names), rules)


def rule_of(code: str) -> Rule:
    """The rule that a finding names."""
    return BOOK[code]


def all_rules() -> Iterable[Rule]:
    """Every rule, in the order of the codes."""
    return tuple(BOOK[code] for code in sorted(BOOK))
