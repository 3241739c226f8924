"""Registers to send through an export: every class and field filled, with texts that break careless writers."""

import random
from datetime import date, timedelta

from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Number, Period, Rows, YesNo
from ropa_desktop.register.records import ALL, BY_NAME, ROOTS

HOSTILE = [
    "=HYPERLINK(\"http://example.org\")", "+49 30 123", "-1", "@SUM(A1)", "\tbegins with a tab", "\nbegins below",
    "Smith <john@example.org> & R&D", "a;b,c\"d'e|f", "two\nlines", "“quoted” – ’apostrophe’", "\\u0041 \\n \\",
    "Ελληνικά", "Български", "Zażółć gęślą jaźń", "Għarabic Ħal Qormi", "עברית and العربية", "日本語", "👩‍👩‍👧 🇪🇺",
    "zero\u200bwidth\ufeff", "e\u0301 is not é", " padded ", "'; DROP TABLE organisation; --", "{\"id\": 1}", "null",
    "x" * 40_000, "\u2028line separator\u2029", "\x7f\x85", "%s {name} $HOME", "../../etc", "0", "NaN", "1e5",
]  # fmt: skip


def value_for(kind, dice):
    if isinstance(kind, YesNo):
        return dice.choice([True, False])
    if isinstance(kind, Day):
        return date(1970, 1, 1) + timedelta(days=dice.randrange(40_000))
    if isinstance(kind, Number):
        return dice.choice([0, 1, 250, 10**15 - 1])
    if isinstance(kind, Period):
        return f"P{dice.randrange(9999)}{dice.choice('DWMY')}"
    if isinstance(kind, Choices):
        codes = sorted(kind.titles())
        return tuple(dice.sample(codes, dice.randint(1, min(4, len(codes)))))
    if isinstance(kind, Choice):
        return dice.choice(sorted(kind.titles()))
    return dice.choice(HOSTILE) + (chr(dice.choice([0x41, 0x3A9, 0x1F600])) if dice.random() < 0.5 else "")


def make(seed, each=2):
    """Records of every class, joined at random; add them to a session in a step."""
    dice = random.Random(seed)
    made = {cls: [] for cls in ALL}
    for cls in ROOTS:
        made[cls] = [cls() for _ in range(each)]
    for cls in ALL:
        for name in cls.owners:
            owner = BY_NAME[name]
            rows = next(one.name for one in owner.rows_fields() if one.kind.target == cls.__name__)
            for record in made[owner]:
                fresh = [cls() for _ in range(dice.randint(0, each))]
                getattr(record, rows).extend(fresh)
                made[cls].extend(fresh)
    for records in made.values():
        for record in records:
            _answer(record, made, dice)
    return [record for records in made.values() for record in records]


def _answer(record, made, dice):
    none = []
    for one in type(record).fields:
        if isinstance(one.kind, Rows):
            if not one.value(record) and dice.random() < 0.5:
                none.append(one.name)
        elif dice.random() < 0.3:
            if dice.random() < 0.5:
                none.append(one.name)
        elif isinstance(one.kind, Links):
            others = made[BY_NAME[one.kind.target]]
            setattr(record, one.name, dice.sample(others, dice.randint(0, len(others))))
        elif isinstance(one.kind, Link):
            others = made[BY_NAME[one.kind.target]]
            if record in others:  # only backwards, so that no circle closes
                others = others[: others.index(record)]
            if others:
                setattr(record, one.name, dice.choice(others))
        else:
            setattr(record, one.name, value_for(one.kind, dice))
    record.stated_none = tuple(none)
    if not record.owners and dice.random() < 0.2:
        record.retired_on = date(2026, 1, 31)


def standing(records):
    """The same records with no activity set aside: documents leave those out, and count them."""
    for record in records:
        if type(record).__name__ in {"ProcessingActivity", "ProcessingOnBehalf"}:
            record.retired_on = None
    return records


def add(register, *records):
    """Put records in, in a step of their own."""
    with register.step("Added") as session:
        session.add_all(records)
