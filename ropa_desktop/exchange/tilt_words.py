"""What the words of a TILT document mean in a register, only where they leave no doubt."""

import re
from functools import lru_cache

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.codes import LEGAL_BASES, SPECIAL_CONDITIONS, territories
from ropa_desktop.register.kinds import Period

_LABELS = {
    "_comment": N_("Comment"),
    "_hash": N_("Hash"),
    "_id": N_("Id in the document"),
    "accessAndDataPortability": N_("Access and data portability"),
    "address": N_("Address"),
    "adequacyDecision": N_("Adequacy decision"),
    "administrativeFee": N_("Administrative fee"),
    "affectedDataCategories": N_("Categories of data affected"),
    "aggregationFunction": N_("Of several periods"),
    "amount": N_("Amount"),
    "appropriateGuarantees": N_("Appropriate safeguards"),
    "automatedDecisionMaking": N_("Automated decisions"),
    "available": N_("Available"),
    "category": N_("Category"),
    "changesOfPurpose": N_("Changes of purpose"),
    "consequences": N_("Consequences of not providing the data"),
    "contractualRegulation": N_("Required by contract"),
    "controller": N_("Controller"),
    "country": N_("Country"),
    "created": N_("Created"),
    "currency": N_("Currency"),
    "dataCategory": N_("Category of data"),
    "dataDisclosed": N_("Categories of data"),
    "dataFormats": N_("Data formats"),
    "dataProtectionOfficer": N_("Data protection officer"),
    "description": N_("Description"),
    "division": N_("Division"),
    "email": N_("E-mail"),
    "exists": N_("Stated to exist"),
    "identificationEvidences": N_("Evidence of identity asked for"),
    "inUse": N_("In use"),
    "language": N_("Language"),
    "legalBases": N_("Legal bases"),
    "legalBasisConditional": N_("Depends on the law"),
    "legalRequirement": N_("Required by law"),
    "legitimateInterests": N_("Legitimate interests"),
    "logicInvolved": N_("Logic involved"),
    "meta": N_("Privacy notice in the Transparency Information Language (TILT)"),
    "modified": N_("Modified"),
    "name": N_("Name"),
    "nonDisclosure": N_("Not providing the data"),
    "obligationToProvide": N_("Obligation to provide the data"),
    "phone": N_("Telephone"),
    "plannedDateOfChange": N_("Planned for"),
    "presenceOfEnforceableRightsAndEffectiveRemedies": N_("Enforceable rights and effective remedies"),
    "publiclyAvailable": N_("Publicly available"),
    "purpose": N_("Purpose"),
    "purposeConditional": N_("Depends on the purpose"),
    "purposes": N_("Purposes"),
    "reasoning": N_("Reasoning"),
    "recipients": N_("Recipients"),
    "reference": N_("Reference"),
    "representative": N_("Representative"),
    "rightToComplain": N_("Right to lodge a complaint"),
    "rightToDataPortability": N_("Right to data portability"),
    "rightToInformation": N_("Right of access"),
    "rightToRectificationOrDeletion": N_("Right to rectification or erasure"),
    "rightToWithdrawConsent": N_("Right to withdraw consent"),
    "scopeAndIntendedEffects": N_("Scope and intended effects"),
    "sector": N_("Sector (NACE)"),
    "sources": N_("Sources"),
    "standardDataProtectionClause": N_("Standard data protection clauses"),
    "status": N_("Status"),
    "storage": N_("Storage"),
    "subcategories": N_("Items"),
    "supervisoryAuthority": N_("Supervisory authority"),
    "temporal": N_("Period"),
    "thirdCountryTransfers": N_("Transfers to third countries"),
    "ttl": N_("Period"),
    "url": N_("Web address"),
    "urlOfNewVersion": N_("Web address of the new version"),
    "version": N_("Version"),
}
_LAW = r"(?:EU-)?(?:GDPR|DS-?GVO|RGPD)"
_ARTICLE = r"Art(?:icle|ikel)?\.?\s*"
_PARAGRAPH = r"(?:\s*\(\s*{n}\s*\)|\s*(?:Abs(?:atz|\.)?|para(?:graph|\.)?)\s*{n})(?:\s*(?:S\.|Satz)\s*1)?"
_LETTER = r"[\s,]*\(?\s*(?:lit(?:\.|era)?|letter|point|Buchst(?:abe|\.))?\s*\(?(?P<{name}>[a-j])\s*\)?"
_BASIS = {
    "A6-1-": ("6", "1", LEGAL_BASES),
    "A9-2-": ("9", "2", SPECIAL_CONDITIONS),
}
_DURATION = re.compile(r"P(?:\d{1,4}[YMWD])+")
_AT_THE_END = {"USA": "US", "U.S.A.": "US", "UK": "GB"}
_ALSO_A_STATE = {"georgia", "georgien"}  # of the United States, at the end of an address


def label(name: str) -> str:
    """What a member of a TILT document is called; its own name where the language does not define it."""
    return _(_LABELS[name]) if name in _LABELS else name


def basis(reference: str) -> str:
    """The code of the legal basis or condition that a reference names beyond doubt, otherwise empty."""
    for stem, (article, paragraph, codes) in _BASIS.items():
        if found := _reference(article, paragraph).fullmatch(reference.strip()):
            code = stem + next(letter for letter in found.groups() if letter).lower()
            return code if code in codes else ""
    return ""


@lru_cache
def _reference(article: str, paragraph: str) -> re.Pattern[str]:
    numbered = rf"{_LAW}-{article}-{paragraph}-(?P<short>[a-z])"
    cited = _ARTICLE + article + _PARAGRAPH.format(n=paragraph) + _LETTER
    before = rf"{_LAW}[\s,]+{cited.format(name='after')}"
    after = rf"{cited.format(name='before')}[\s,]+(?:der\s+)?{_LAW}"
    return re.compile(f"{numbered}|{before}|{after}", re.IGNORECASE)


def period(text: str) -> str:
    """An ISO 8601 duration in words beside itself; any other text as it is."""
    if not _DURATION.fullmatch(text):
        return text
    words = [Period().to_text(f"P{one}") for one in re.findall(r"\d+[YMWD]", text)]
    return f"{', '.join(words)} ({text})"


def country(text: str, language: str) -> str:
    """The ISO code that a text is or ends with as a country's name, otherwise empty."""
    text = text.strip()
    if text in territories():
        return text
    names = _names(language)
    if found := names.get(text.casefold()) or _AT_THE_END.get(text):
        return found
    segment = re.split(r"[,\n]", text.rstrip(" .\n"))[-1].strip()
    for words in (segment, re.sub(r"^.*\d\S*\s+", "", segment)):  # after a postcode
        if words.casefold() not in _ALSO_A_STATE and (code := names.get(words.casefold()) or _AT_THE_END.get(words)):
            return code
    return ""


def names_another(code: str, language: str, *texts: str) -> bool:
    """Whether the texts name other countries, and not this one: then the code is open to doubt."""
    words = " " + re.sub(r"[^\w]+", " ", " ".join(texts)).casefold() + " "
    named = {other for name, other in _names(language).items() if f" {name} " in words}
    return bool(named) and code not in named


@lru_cache
def _names(language: str) -> dict[str, str]:
    """Names of countries in English and in one more language to their codes; what means two is left out."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    found: dict[str, set[str]] = {}
    for one in {"en", language}:
        try:
            Locale.parse(one)
        except (UnknownLocaleError, ValueError):
            continue
        for code, name in territories(one).items():
            found.setdefault(name.casefold(), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
