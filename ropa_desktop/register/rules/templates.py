"""R19: what the templates of supervisory authorities ask for, where a record is to fit one of them."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.rules.rule import Found, Look, rule
from ropa_desktop.register.templates import ALL, empty_of

_SAYS = {
    "ICO": ("R191", N_("An item of the template of the ICO (United Kingdom) is still empty.")),
    "CNIL": ("R192", N_("An item of the template of the CNIL (France) is still empty.")),
    "DSK": ("R193", N_("An item of the template of the DSK (Germany) is still empty.")),
    "APD": ("R194", N_("An item of the template of the APD/GBA (Belgium) is still empty.")),
    "CNPD": ("R195", N_("An item of the template of the CNPD (Luxembourg) is still empty.")),
    "AEPD": ("R196", N_("An item usual in records published in Spain (AEPD) is still empty.")),
    "GARANTE": ("R197", N_("An item of the template of the Garante (Italy) is still empty.")),
}


def _own(code: str, **values: Any) -> Organisation:
    filled = {"address": "12 Low Road, Elmford", "email": "post@example.org", "phone": "+353 1 496 0000"}
    officer = Contact(name="Dana Doyle", email="dpo@example.org")
    return Organisation(**{"name": "Alder", "kept_for": True, "country": "IE", "profiles": (code,), "dpo": officer,
                           "contacts": [officer], **filled, **values})  # fmt: skip


def _look(code: str) -> Look:
    def still_empty(record: Record, on: date) -> Iterator[Found]:
        names: dict[str, list[str]] = {}
        for item in empty_of(code, record):
            names.setdefault(item.field, []).append(item.name)
        for field, items in names.items():
            sentence = _("“{item}” of the template ({authority}) is still empty.")
            words = sentence.format(item=" / ".join(items), authority=code)
            yield Found(field, words, record.field(field).article)

    return still_empty


for _code, (_number, _says) in _SAYS.items():
    rule(
        _number, " ".join(sorted({one.class_name for one in ALL[_code].items})), "advice", "", _says,
        why=N_("An authority that hands out a template asks for its items, also for those that Art. 30 does not name. "
               "The items are known from secondary sources and to be held against the authority's own file."),
        mend=N_("Answer it, or state that there is none; take the template away from the organisation's profiles if "
                "the record need not fit it."),
        wrong=partial(_own, _code, name=None),
        right=partial(_own, _code),
        only=_code,
    )(_look(_code))  # fmt: skip
