"""Lists of choice that do not stand in the Regulation: countries, languages, adequacy decisions."""

from collections.abc import Mapping
from functools import cache, lru_cache

from ropa_desktop import i18n
from ropa_desktop.register import codes, reference

# Regulation No 1 of 1958, Article 1, as last amended.
_OFFICIAL = [
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "ga",
    "hr",
    "hu",
    "it",
    "lt",
    "lv",
    "mt",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sv",
]


def countries() -> Mapping[str, str]:
    """ISO 3166-1 code to name, in the language in force."""
    return codes.territories(i18n.language())


def territories() -> Mapping[str, str]:
    """What a decision can be about: a country, or all of the European Economic Area."""
    return {"EEA": i18n._("European Economic Area"), **countries()}


def decisions() -> Mapping[str, str]:
    """Adequacy decision's code to its title; those that have ended say so."""
    return _decisions(i18n.language(), reference.counting())


@lru_cache(maxsize=8)
def _decisions(language: str, counting: reference.Counting) -> Mapping[str, str]:
    said = i18n._
    return {one.code: _titled(said(one.title) or one.code, said(one.decision), one.valid_until)
            for one in counting.entries}  # fmt: skip


def _titled(title: str, decision: str, ended: object) -> str:
    title = f"{title}, {decision}".replace(";", ",") if decision else title
    return i18n._("{decision} (until {day})").format(decision=title, day=ended) if ended else title


@cache
def _languages(language: str) -> Mapping[str, str]:
    from babel import Locale

    names = Locale.parse(language).languages
    return {code: str(names[code]) for code in _OFFICIAL}


def official_languages() -> Mapping[str, str]:
    """The 24 official languages of the Union, named in the language in force."""
    return _languages(i18n.language())
