"""Words that say too little, or name special data, in English, French, German, Spanish and Italian."""

import re
import sys
from functools import lru_cache

from ropa_desktop.register.rules.first_letters import tree

_NEGATED = re.compile(
    r"\b(?:no|not|none|never|without|neither|nor|kein\w*|nicht|ohne|nie|weder|sans|pas|aucune?|jamais|sin|ning[uú]n\w*"
    r"|nunca|senza|non|nessun\w*|mai)\b[^.;:!?\n]{0,40}$",
    re.IGNORECASE,
)


class Wording:
    """Words to be found; they are looked for in small letters and by first letters before, in a tenth of the time."""

    def __init__(self, *patterns: str, capitals: bool = False) -> None:
        pattern = "|".join(patterns)
        self.exact = re.compile(pattern, 0 if capitals else re.IGNORECASE)
        small = re.sub(r"(?<!\\)[A-Z]", lambda letter: letter[0].lower(), pattern.replace("(?i:", "(?:"))
        self._in_small_letters = re.compile(tree(small))

    def search(self, text: str | None) -> re.Match[str] | None:
        """Where they are found first."""
        return self.exact.search(text) if text and self.may_be_in(text) else None

    def may_be_in(self, text: str) -> bool:
        """Whether they are found, whatever the capitals."""
        return self._in_small_letters.search(" " + text.lower()) is not None


def said(words: Wording, text: str | None) -> str:
    """The first words that match and are not denied just before; empty where there are none."""
    if text and words.may_be_in(text):
        for found in words.exact.finditer(text):
            if not _NEGATED.search(text, max(0, found.start() - 60), found.start()):
                return found[0]
    return ""


_TECHNICAL = r"(?:technical|organi[sz]ational|security|protective|data protection|safety|and|/|&|,)"
_MEASURES = Wording(
    r"\b(?:all )?(?:appropriate|adequate|suitable|standard|usual|customary|necessary|reasonable|industry[- ]standard"
    rf"|state[- ]of[- ]the[- ]art|the)? ?(?:{_TECHNICAL} ?)*(?:measures|safeguards|security|precautions)\b",
    r"\bstate of the art\b|\b(?:industry )?best practices?\b|\bindustry standards?\b",
    r"\b(?:geeignete|angemessene|übliche|erforderliche|notwendige|ausreichende|branchenübliche"
    r"|alle)?n? ?(?:technische[nr]?"
    r"|organisatorische[nr]?|und|/| )*(?:sicherheits|schutz|standard)?-?(?:ma(?:ß|ss)nahmen|toms?)\b",
    r"\bstand der technik\b",
    r"\bmesures (?:techniques|organisationnelles|et|de sécurité|de protection| )*"
    r"(?:appropriées|adéquates|adaptées|nécessaires|usuelles|standards?|habituelles)?|\bétat de l['’]art\b",
    r"\bmedidas (?:técnicas|organizativas|y|de seguridad| )*(?:apropiadas|adecuadas|necesarias|habituales|estándar"
    r"|oportunas)?|\bestado de la técnica\b",
    r"\b(?:idonee|adeguate|opportune)? ?misure (?:tecniche|organizzative|ed?|di sicurezza| )*"
    r"(?:adeguate|idonee|appropriate|necessarie|opportune|standard|minime)?|\bstato dell['’]arte\b",
)
_LAW_ITSELF = Wording(r"\bart(?:icle|ikel|ículo|icolo)?\.? ?32\b(?: ?\(1\)| abs\. ?1)?", r"\b(?:gdpr|ds-?gvo|rgpd)\b")
_SMALL = Wording(
    r"\b(?:we|are|is|have|has|been|be|taken|take|in|place|implemented|applied|apply|with|to|of|by|the|and|all|under|per"
    r"|according|accordance|pursuant|werden|wurden|sind|getroffen|umgesetzt|nach|gemäß|laut|im|sinne|von|des|dem|der"
    r"|die"
    r"|wir|haben|conformément|selon|prises?|sont|nous|avons|à|au|du|l|se|han|adoptado|conforme|según|al|del|sono|state"
    r"|adottate|ai|sensi|dell)\b",
)


@lru_cache(4096)
def vague_measures(text: str | None) -> bool:
    """Whether nothing is left of it beside words such as “appropriate technical and organisational measures”."""
    words = text or ""
    if not _MEASURES.search(words):
        return False
    for wording in (_MEASURES, _LAW_ITSELF, _SMALL):
        words = wording.exact.sub(" ", words)
    return not re.search(r"[^\W\d_]", words)


_EMPTY_WORDS = frozenset({
    "tbd", "t.b.d", "tba", "tbc", "to do", "todo", "fixme", "n/a", "n.a", "na", "n. a", "k.a", "k. a", "s.o",
    "s. o", "test", "asdf", "dummy", "foo", "foobar", "unknown", "unclear", "pending", "open", "not applicable",
    "not available", "not yet known", "not yet defined", "not yet determined", "to be completed", "to be defined",
    "to be determined", "to be confirmed", "to be done", "to be decided", "to be clarified", "to be added",
    "to be provided", "to be filled in", "noch offen", "noch unklar", "noch zu klären", "noch zu ergänzen",
    "noch zu prüfen", "zu klären", "unbekannt", "offen", "folgt", "wird ergänzt", "wird noch ergänzt",
    "wird nachgereicht", "à compléter", "à définir", "à préciser", "à déterminer", "à confirmer", "inconnu",
    "inconnue", "sans objet", "por definir", "por completar", "por determinar", "a definir", "a completar",
    "pendiente", "desconocido", "desconocida", "no aplica", "da definire", "da completare", "da determinare",
    "da confermare", "da compilare", "sconosciuto", "sconosciuta", "non applicabile", "in sospeso",
})  # fmt: skip
_SIGNS = "?", "[", "<", "{", "TBD", "FIXME", "rem ipsum"
_LONGEST = 40  # no text in place of an answer is longer, if it has none of the signs
_AROUND = " \n\t.:!()[]<>-–—_*?…"
_LEFT_OVER = Wording(r"\blorem ipsum\b|\?\?\?|\bTBD\b|\bFIXME\b", r"[\[<{]\s?(?:insert|bitte|please|à compléter)\b")


def longest_placeholder(texts: str) -> int:
    """No placeholder among these texts is as long: where no sign of one stands, most are told apart by that alone."""
    for sign in _SIGNS:
        if sign in texts:
            return sys.maxsize
    return _LONGEST


def placeholder(text: str) -> str:
    """What stands in place of an answer: “TBD”, “to be completed”, “???”, “lorem ipsum”."""
    if len(text) < _LONGEST:
        words = text.strip(_AROUND).casefold()
        if words in _EMPTY_WORDS or (words != "x" and not words.strip("x")):
            return text.strip()
    for sign in _SIGNS:
        if sign in text:
            found = _LEFT_OVER.search(text)
            return found[0] if found else ""
    return ""
