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
from ropa_desktop.register.rules.guards import Given, given
from ropa_desktop.register.rules.rule import BOOK, NEVER_GIVEN, Rule


@cache
def rules_for(class_name: str) -> tuple[Rule, ...]:
    """The rules that look at a class, in the order of their codes."""
    return tuple(one for one in all_rules() if not one.of or class_name in one.of)


class _Guards(NamedTuple):
    bits: tuple[int, ...]  # one for each of what the rules of a class ask for beforehand
    read: Callable[[Any], tuple[Any, ...]]  # the fields among it, read at once
    others: tuple[Given, ...]
    rules: tuple[tuple[int, int, Rule], ...]  # each with all that it needs, and all that would keep it silent


def rules_on(record: Record, profiles: Profiles = EVERY) -> list[Rule]:
    """The rules that may speak on a record, told by which of its fields are given; the others need not be called."""
    cls = type(record)
    guards = _guards(cls, profiles)
    which = guards.read(record)
    if guards.others:
        which += tuple([one(record) for one in guards.others])
    return _where_given(cls, profiles, tuple(map(bool, which)))


@lru_cache(4096)  # most records have the same fields given as many others
def _where_given(cls: type[Record], profiles: Profiles, which: tuple[bool, ...]) -> list[Rule]:
    bits, _read, _others, rules = _guards(cls, profiles)
    has = sum(compress(bits, which))
    return [rule for needs, unless, rule in rules if needs & has == needs and unless & has != unless]


@cache
def _guards(cls: type[Record], profiles: Profiles) -> _Guards:
    rules = [
        ([need for need in one.needs if given(cls, need)], list(one.unless(cls) if one.unless else NEVER_GIVEN), one)
        for one in rules_for(cls.__name__)
        if counts(one, profiles)
    ]
    asked = {need for needs, unless, _rule in rules for need in (*needs, *unless)} - {*NEVER_GIVEN}
    fields = sorted({"id", "stated_none", *filter(str.isidentifier, asked)})
    others = sorted(asked.difference(fields))
    bits = {need: 1 << place for place, need in enumerate([*fields, *others, *NEVER_GIVEN])}
    return _Guards(
        tuple(bits[need] for need in (*fields, *others)),
        attrgetter(*fields),
        tuple(one for need in others if (one := given(cls, need))),
        tuple((sum({bits[need] for need in needs}), sum({bits[need] for need in unless}), rule)
              for needs, unless, rule in rules),
    )  # fmt: skip


def rule_of(code: str) -> Rule:
    """The rule that a finding names."""
    return BOOK[code]


def all_rules() -> Iterable[Rule]:
    """Every rule, in the order of the codes."""
    return tuple(BOOK[code] for code in sorted(BOOK))
