"""Periods found in national law, sought by country and words: proposals to be verified, never presets."""

import re
from functools import cache
from typing import Any

from ropa_desktop.i18n import _
from ropa_desktop.register import codes
from ropa_desktop.register.kinds import Period
from ropa_desktop.register.reference import RetentionSuggestion, retention_suggestions
from ropa_desktop.register.retention import RetentionRule

# What records are about, in five languages; a record may be about several.
_TOPICS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "accounting": r"account|\bbooks?\b|ledger|balance sheet|buchhalt|bücher|bilanz|comptab|contab|libros?\b"
                      r"|scritture|bilanci|administration",
        "vouchers": r"voucher|invoice|supporting documents|evidence|buchung|beleg|rechnung|factur|pièces? justific"
                    r"|justificant|fattur",
        "tax": r"\btax|\bvat\b|steuer|\bfisc|impôt|\btva\b|impuesto|\biva\b|tribut|one-stop",
        "letters": r"letter|correspond|\bmail|brief|schreiben|courrier|lettre|carta|corresponden|letter[ae]|corrispond",
        "pay": r"pay|wage|salar|social.security|\bpaye\b|lohn|gehalt|entgelt|paie|paye|nómina|retribu|busta|cedolin"
               r"|libro unico",
        "time": r"working.time|arbeitszeit|zeiterfass|temps de travail|registro horario|jornada|orario di lavoro",
        "applicants": r"applica|recruit|candidat|bewerb|stellenbes|selección|selezione",
        "staff": r"staff register|personnel file|personalakt|registre du personnel",
        "health": r"patient|medical|clinic|health|hospital|kranken|patienten|medizin|médic|santé|clínic|salud|sanitar"
                  r"|medic",
        "video": r"video|camera|cctv|überwach|kamera|caméra|vidéo|cámara|vigilancia|sorveglianza",
        "claims": r"limitation|claim|deed|contract|verjähr|anspr[uü]ch|vertr[aä]g|prescription|contrat|prescripci"
                  r"|contrato|reclamaci|prescrizione|contratt",
        "prospects": r"prospect|lead\b|leads\b|interessent|prospecto|marketing|werbung",
        "laundering": r"\baml\b|launder|due diligence|geldwäsche|blanchiment|blanqueo|riciclaggio|\bkyc\b",
        "block": r"block|sperr|bloqueo",
    }.items()
}  # fmt: skip

_DUTIES = frozenset({"accounting", "vouchers", "tax", "letters", "pay", "time", "staff", "health", "laundering"})


def suggestions(country: str, words: str = "") -> tuple[RetentionSuggestion, ...]:
    """What the list has for a country, what fits the words best first; of all countries where none is given.

    What Union law sets stands with each of its Member States.
    """
    found = [one for one in retention_suggestions() if not country or one.country in _lands(country)]
    about, said = topics(words), _words(words)

    def strangeness(one: RetentionSuggestion) -> tuple[int, bool]:
        shared = 10 * len(about & topics(one.records)) + len(said & _words(one.records))
        return -shared, one.country == "EU" and country != "EU"

    return tuple(sorted(found, key=strangeness))


def countries() -> tuple[str, ...]:
    """The countries that the list knows, `EU` for the Union's own law."""
    return tuple(sorted({one.country for one in retention_suggestions()}))


def fits(one: RetentionSuggestion, words: str) -> bool:
    """Whether a suggestion is about what the words are about."""
    return bool(topics(words) & topics(one.records))


@cache
def topics(words: str) -> frozenset[str]:
    """What records of this name are about, as far as their words tell."""
    return frozenset(name for name, pattern in _TOPICS.items() if pattern.search(words))


def begins(one: RetentionSuggestion) -> str | None:
    """Where the period begins, if the list says so in plain words."""
    return "year-end" if one.starts.startswith("end of calendar year") else None


def values(one: RetentionSuggestion, rule: RetentionRule) -> dict[str, Any]:
    """What a rule holds once the suggestion is used: to be verified; what the suggestion leaves open stays."""
    found: dict[str, Any] = {
        "label": rule.label or _(one.records),
        "starts": _(one.starts),
        "begins": begins(one),
        "legal_source": one.legal_reference,
        "jurisdiction": None if one.country == "EU" else one.country,
        "verified": False,
        "notes": "\n".join(part for part in (rule.notes, note(one)) if part),
    }
    if one.period_iso:
        found["period"] = Period().from_text(one.period_iso)
    return {name: value for name, value in found.items() if value is not None and value != ""}


def is_duty(one: RetentionSuggestion) -> bool:
    """Whether the list has it from a law that wants records kept, not from guidance on when to erase them."""
    return not one.note.startswith(("guidance", "practice")) and bool(topics(one.records) & _DUTIES)


def note(one: RetentionSuggestion) -> str:
    """What is kept with the rule: that nobody has checked it yet, and what the list says in full."""
    words = _("To be verified: {records}: {period} ({law}); from the list of suggestions, confidence {confidence}.")
    told = words.format(
        records=_(one.records), period=_(one.period), law=one.legal_reference,
        confidence=_(one.confidence) or _("not known"),
    )  # fmt: skip
    return f"{told} {_(one.note)}" if one.note else told


def _lands(country: str) -> set[str]:
    return {country, "EU"} if country in codes.EEA | codes.INSIDE_UNION else {country}


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{4,}", text.casefold()))
