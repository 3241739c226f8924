"""What a list, a page or a dialog is for, and what the keyboard does there; the keys are those in force."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.field_help import Piece
from ropa_desktop.ui.actions import BY_NAME, words_of

LIST = ("search", "find_next", "sort_next", "turn_round", "new_record", "from_starting_point", "duplicate", "retire",
        "copy", "paste_rows", "views_menu", "more_room", "next_pane", "preview", "export", "clear", "anything",
        "keys")  # fmt: skip
RECORD = ("section_1", "next_gap", "rename", "previous_record", "next_record", "history", "picture", "where_used",
          "duplicate", "undo", "redo", "save_now", "next_pane", "preview", "clear", "anything", "keys")  # fmt: skip
ANSWER = ("search", "back_to_answer", "preview", "next_pane", "clear", "anything", "keys")
START = ("new_register", "open_register", "open_sample", "settings_dialog", "anything", "keys")

# What each dialog is for; a test compares them with the dialogs that there are.
DIALOGS: dict[str, str] = {
    "AsOfDialog": N_("Shows the register as it stood at the end of a day, at a delivery or before a step. Nothing can "
                     "be changed there, and one button leads back to today."),
    "BackupsDialog": N_("Says where backups lie and which there are; one can be looked at or put in the register's "
                        "place, which is itself kept before."),
    "BeginDialog": N_("Makes a first version of a common activity out of words that many organisations need. What is "
                      "ticked is taken over as one step; suggestions count once you confirm them."),
    "CompareDialog": N_("Holds the register against an earlier state, a delivery or another file, and says what is "
                        "different."),
    "ComparedDialog": N_("What differs between two states, record by record, with the old and the new value."),
    "CrashDialog": N_("The program has made a mistake. What is stored is safe; the report holds nothing of the "
                      "register and is sent nowhere."),
    "DecisionsDialog": N_("Adequacy decisions of a list: what is new, what changes and what is the same, before "
                          "anything is taken over."),
    "EraseDialog": N_("Takes a name out of the whole register, its history included. First it is looked where the "
                      "name stands; what is erased cannot be brought back."),
    "ExportDialog": N_("Hands a record over as a file: which record, of whom, in which form and language. What was "
                       "handed over is noted in the register."),
    "HistoryDialog": N_("Every step of a record or of the register, newest first. An old value is put back by a new "
                        "step, so nothing is ever lost."),
    "KeysDialog": N_("Every command with its keys. Choose one and press the new key; two commands never have the "
                     "same."),
    "MergeDialog": N_("Takes in what somebody else has written in a copy. Where both have changed the same, you say "
                      "which one holds."),
    "NameDialog": N_("Gives what is filtered and sorted now a name, so that you find it again among the kept views."),
    "NotApplyingDialog": N_("Keeps your judgement that a finding does not apply here, with its reason. It is asked "
                            "again when what it rests on has changed."),
    "PaletteDialog": N_("Finds commands and records by a few letters; Up and Down choose, Enter does or opens."),
    "PasswordDialog": N_("Encrypts the register with a password, changes the password or takes it away. Without the "
                         "password and without the recovery sheet nobody can open the register, not even we."),
    "PasteDialog": N_("Rows of a table on the way into a list: each column with its field, each cell that cannot be "
                      "read with the reason. Nothing is written before."),
    "PictureDialog": N_("The entry as a picture: the chain of its processors, and the way of its data. Arrows go from "
                        "box to box, Enter opens the record."),
    "PreviewDialog": N_("The document as it will be printed. Left and Right turn the page, Home and End go to the "
                        "first and the last, plus and minus zoom, W fits the width; the words of a page can be read "
                        "beside it."),
    "ReadDialog": N_("Says what a document is that you chose or dropped, and what will become of it."),
    "RefusedDialog": N_("Why a list was not taken over, row by row."),
    "RestoreDialog": N_("What a backup holds and what differs from today, before it takes the register's place."),
    "SettingsDialog": N_("Language, look, size, your name in the history and other habits of the program. Each choice "
                         "holds at once."),
    "SheetDialog": N_("Reads a sheet of a workbook into a list: which sheet, which list, and each column with its "
                      "field. Nothing is written while a cell cannot be read."),
    "SuggestionsDialog": N_("Periods for which laws ask to keep data, by country and with their source. Check each "
                            "before you use it."),
    "UnlockDialog": N_("Asks for the password of a register that is to be opened, or for its recovery code."),
    "VerifyDialog": N_("Goes through the whole register and its history, and says whether anything was changed past "
                       "the program; lists what was handed over."),
    "WaitDialog": N_("A large step is taken back or done again. Cancel stops it, and all stays as it was."),
}  # fmt: skip
_DIALOG_KEYS = N_("Tab and Shift+Tab go from one control to the next, an underlined letter with Alt goes straight "
                  "there, Space presses a button, Esc closes.")  # fmt: skip
_HERE = N_("Here")


def keys_of(deeds: Mapping[str, QAction], names: Iterable[str]) -> Piece:
    """The keys of these deeds as they are now; those without any are left out."""
    lines = []
    for name in names:
        keys = deeds[name].shortcuts()
        if keys:
            shown = " / ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in keys)
            words = words_of(BY_NAME[name])
            words = words.replace(" …", "\u00a0…")  # never on a line alone
            told = _("Sections 1 to 9") if name == "section_1" else words
            lines.append(f"{shown}  –  {told}")
    return Piece(_("Keys"), "\n".join(lines))


def of_dialog(kind: type, control: str, description: str) -> Sequence[Piece]:
    """What the dialog is for, what has the focus in it, and how it is used without a mouse."""
    asked = next((_(DIALOGS[one.__name__]) for one in kind.__mro__ if one.__name__ in DIALOGS), "")
    here = "\n".join(filter(None, (control, description if description != control else "")))
    pieces = [Piece("", asked), Piece(_(_HERE) if here else "", here), Piece(_("Keys"), _(_DIALOG_KEYS))]
    return [one for one in pieces if one.words]
