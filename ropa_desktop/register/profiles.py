"""Which rules count for whose record: the law where an organisation is established, or what it has chosen."""

from collections.abc import Iterable
from functools import cache

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.codes import PROFILES
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.rules.rule import Rule

Profiles = frozenset[str]

LAWS = ("EU", "UK", "CH", "EUI")
TEMPLATES = tuple(code for code in PROFILES if code not in LAWS)
EVERY: Profiles = frozenset(PROFILES)
_BY_COUNTRY = {"GB": "UK", "CH": "CH"}  # everywhere else the Regulation

# What a law's record does not contain, although the rules that its authors share with the Regulation ask for it.
_WITHOUT_RULES = {"UK": {"R207"}}
_WITHOUT_FIELDS = {
    "CH": {
        ("Organisation", "dpo"),
        ("Organisation", "representative"),
        ("ProcessingActivity", "joint_controllers"),
        ("ProcessingActivity", "joint_arrangement"),
    }
}
REMARKS = {
    "UK": N_("The articles are those of the UK GDPR where it has the same; rules of the United Kingdom alone stand "
             "beside them."),
    "CH": N_("Officer, joint controllers and representative are not asked for (Art. 12 FADP). Where no Swiss rule is "
             "known to this program, the Regulation's is shown with its article."),
    "EUI": N_("The rules and articles shown are those of the Regulation; those of Regulation (EU) 2018/1725 are "
              "numbered otherwise, and what it asks beyond them is not known to this program."),
}  # fmt: skip


def whose(root: Record) -> Organisation | None:
    """The organisation whose record an entry is in; None for what several may share."""
    if isinstance(root, ProcessingActivity):
        return root.controller
    if isinstance(root, ProcessingOnBehalf):
        return root.processor
    return root if isinstance(root, Organisation) and root.kept_for else None


def profiles_of(organisation: Organisation, asked: tuple[str, ...] = ()) -> Profiles:
    """By what an organisation's record is judged: what is asked for, else what it chose, else its country's law."""
    return _profiles(asked or tuple(organisation.profiles or ()), tuple(organisation.profiles or ()),
                     organisation.country)  # fmt: skip


@cache
def _profiles(chosen: tuple[str, ...], its: tuple[str, ...], country: str | None) -> Profiles:
    """A template alone chooses no law: that is the organisation's, or its country's."""
    for codes in (chosen, its, (_BY_COUNTRY.get(country or "", "EU"),)):
        if laws := [code for code in codes if code in LAWS]:
            return frozenset([*laws, *(code for code in chosen if code in TEMPLATES)])
    raise AssertionError(country)


def shared_by(organisations: Iterable[Organisation], asked: tuple[str, ...] = ()) -> Profiles:
    """By what entries are judged that belong to nobody alone: all that counts for any of the register's own."""
    own = [one for one in organisations if one.kept_for and not one.retired_on]
    return frozenset().union(*(profiles_of(one, asked) for one in own)) or _profiles(asked, (), None)


def counts(rule: Rule, profiles: Profiles) -> bool:
    """Whether a rule counts for a record that is judged by these."""
    if rule.only:
        return rule.only in profiles
    return any(rule.code not in _WITHOUT_RULES.get(law, ()) for law in profiles if law in LAWS)


@cache
def left_out(profiles: Profiles) -> frozenset[tuple[str, str]]:
    """Class and name of the fields that none of these laws has in its record."""
    without = [frozenset(_WITHOUT_FIELDS.get(law, ())) for law in profiles if law in LAWS]
    return frozenset.intersection(*without) if without else frozenset()


def in_words(profiles: Iterable[str]) -> str:
    """Their titles, laws first."""
    known = set(profiles)
    return "; ".join(_(title) for code, title in PROFILES.items() if code in known)


def said(organisations: Iterable[Organisation], asked: tuple[str, ...] = ()) -> list[str]:
    """By what a register is judged, and what of a law this program does not know: a line each."""
    own = [one for one in organisations if one.kept_for and not one.retired_on]
    by_each = {one.title(): profiles_of(one, asked) for one in own}
    all_of_them = shared_by(own, asked)
    if len(set(by_each.values())) < 2:
        lines = [_("Judged by: {profiles}.").format(profiles=in_words(all_of_them))]
    else:
        words = _("{organisation} is judged by: {profiles}.")
        lines = [words.format(organisation=name, profiles=in_words(each)) for name, each in by_each.items()]
    return lines + [_(remark) for code, remark in REMARKS.items() if code in all_of_them]
