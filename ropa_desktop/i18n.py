"""Words in the language of the window, and of an export that may need another one (gettext)."""

import gettext
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, lru_cache

from ropa_desktop import paths

DOMAIN = "ropa"
# Each official language of the Union as it calls itself: nobody finds theirs under another name.
NAMES = {
    "bg": "Български", "cs": "Čeština", "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English",
    "es": "Español", "et": "Eesti", "fi": "Suomi", "fr": "Français", "ga": "Gaeilge", "hr": "Hrvatski", "hu": "Magyar",
    "it": "Italiano", "lt": "Lietuvių", "lv": "Latviešu", "mt": "Malti", "nl": "Nederlands", "pl": "Polski",
    "pt": "Português", "ro": "Română", "sk": "Slovenčina", "sl": "Slovenščina", "sv": "Svenska",
}  # fmt: skip
_language: ContextVar[str] = ContextVar("language", default="en")


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, paths.resources() / "translations", [language], fallback=True)


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that the program speaks: English, and one for each translation shipped."""
    folder = paths.resources() / "translations"
    return ("en", *sorted(mo.parts[-3] for mo in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def language() -> str:
    """The language in force here; each thread begins with English."""
    return _language.get()


def use(code: str) -> None:
    """Speak this language from now on, in this thread."""
    _language.set(code)


def N_(text: str) -> str:  # noqa: N802  (gettext's own name)
    """Mark a text for translation where it is declared; it is translated where it is shown."""
    return text


def _(text: str) -> str:
    """The text in the language in force; an empty text stays empty."""
    return _told(_language.get(), text) if text else ""


@lru_cache(8192)
def _told(language: str, text: str) -> str:
    return _catalogue(language).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural in the language in force."""
    return _catalogue(_language.get()).ngettext(one, many, count)


def figure(number: int) -> str:
    """A whole number as it is written in the language in force: 1,234 or 1.234."""
    if abs(number) < 1000:
        return str(number)
    from babel.numbers import format_decimal  # most registers never need it

    return str(format_decimal(number, locale=_language.get()))


def as_day(day: date | None) -> str:
    """A day with its month as a word, which nobody takes for another day: 9 Mar 2026; empty where there is none."""
    return _as_day(day, _language.get()) if day else ""


def as_moment(at: datetime) -> str:
    """Day and minute by the clock of this computer: 9 Mar 2026, 14:05."""
    local = at.astimezone()
    return f"{as_day(local.date())}, {local:%H:%M}"


@lru_cache(10_000)
def _as_day(day: date, language: str) -> str:
    from babel import Locale
    from babel.dates import format_date  # most sentences hold no day

    locale = Locale.parse(language, sep="-" if "-" in language else "_")
    own = str(locale.datetime_skeletons.get("yMMMd"))  # d. MMM y in German; in some languages the month is a number
    return str(format_date(day, own if own.startswith("d. MMM") else "d MMM y", locale))
