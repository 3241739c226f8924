"""How the program looks: three palettes, one small stylesheet, plain text everywhere."""

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ropa_desktop import paths
from ropa_desktop.i18n import N_
from ropa_desktop.ui import size as sizes


@dataclass(frozen=True)
class Colours:
    """One look; contrast of each text colour on its grounds is at least 4.5 to 1, in high contrast 7 (tests/ui)."""

    ground: str
    surface: str
    line: str
    text: str
    soft: str
    accent: str
    on_accent: str
    selection: str
    missing: str
    missing_ground: str
    advice: str
    advice_ground: str
    stands: str


LIGHT = Colours(
    "#f6f7f9", "#ffffff", "#dfe3e8", "#1c2430", "#5d6978", "#1f5fbf", "#ffffff", "#e3edfb",
    "#b3261e", "#fdecea", "#8a5a00", "#fdf3dc", "#1d6b3a",
)  # fmt: skip
DARK = Colours(
    "#16191e", "#1d2127", "#323943", "#e7eaee", "#9aa6b4", "#7fb0ff", "#10151c", "#24364f",
    "#ff9b90", "#3b2222", "#f2c46d", "#38301c", "#7fd39a",
)  # fmt: skip

CONTRAST = Colours(
    "#000000", "#000000", "#ffffff", "#ffffff", "#e0e0e0", "#ffe14d", "#000000", "#003a70",
    "#ffb4ab", "#3a0000", "#ffd080", "#2e1f00", "#8ff0a4",
)  # fmt: skip
LOOKS: dict[str, Colours] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
CHOICES: dict[str, str] = {
    "system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast"),
}  # fmt: skip
TEXT = 13  # pixels of the text's height at 100 %
SIZES = (100, 110, 125, 150, 175, 200, 250, 300)  # per cent

ICONS = ("tick", "chosen", "clear", "up", "down", "left", "right")  # Qt's own neither grow nor take our colours

# For the application's arguments: asked for later, with setStyle, it costs a tenth of the start.
STYLE = ("-style", "Fusion")

_SHEET = """
* {{ font-size: {size}px; }}
QMainWindow, QDialog, QWidget#navigation, QWidget#ground, QStatusBar {{ background: {ground}; }}
QWidget#bar {{ background: {ground}; border-bottom: 1px solid {line}; }}
QWidget#banner {{ background: {selection}; border-bottom: 1px solid {line}; }}
QWidget#past, QWidget#edge {{ background: {advice}; }}
QWidget#past QLabel {{ color: {on_accent}; font-weight: 600; }}
QWidget#past QPushButton#flat {{ color: {on_accent}; text-decoration: underline; }}
QWidget#past QPushButton#flat:hover, QWidget#past QPushButton#flat:focus {{ border-color: {on_accent}; }}
QWidget#page, QWidget#surface {{ background: {surface}; border: none; }}
QScrollArea#middle, QScrollArea#ground {{ background: {ground}; border: none; }}
QScrollArea#page {{ border: 2px solid transparent; }}
QScrollArea#page:focus {{ border-color: {accent}; }}
QListWidget#navigation {{ background: {ground}; border: none; border-right: 1px solid {line}; outline: none; }}
QListWidget#navigation::item {{ padding: 3px 10px; margin: 0 6px; border-radius: 6px; color: {text}; }}
QListWidget#navigation::item:disabled {{ color: {soft}; padding: 8px 10px 0; }}
QListWidget#navigation::item:selected {{ background: {selection}; color: {accent}; }}
QListWidget#days {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; outline: none; padding: 4px; }}
QListWidget#days::item {{ padding: 5px 8px; border-radius: 4px; color: {text}; }}
QListWidget#days::item:selected {{ background: {selection}; color: {text}; }}
QMainWindow::separator {{ background: {line}; width: 1px; height: 1px; }}
QTextEdit#help {{ background: {ground}; color: {text}; border: 1px solid transparent; border-radius: 6px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QTextEdit#help:focus {{ border-color: {accent}; }}
QTreeWidget {{ background: {surface}; border: 1px solid {line}; padding: 1px; border-radius: 6px; outline: none;
  selection-background-color: {selection}; selection-color: {text}; }}
QTreeWidget::item {{ padding: 4px 8px; color: {text}; }}
QTreeWidget::item:selected {{ background: {selection}; color: {text}; }}
QTreeWidget:focus {{ border: 2px solid {accent}; padding: 0; }}
QListWidget#days:focus {{ border: 2px solid {accent}; padding: 3px; }}
QTextEdit {{ border: 2px solid transparent; }}
QTextEdit:focus {{ border-color: {accent}; }}
QListWidget#navigation::item:selected:focus {{ border: 1px solid {accent}; }}
QTableView::item {{ padding: 0 8px; border: none; border-bottom: 1px solid {line}; }}
QTableView, QTreeView#report, QListView, QScrollArea {{ border: 2px solid transparent; }}
QTableView:focus, QTreeView#report:focus, QListView:focus, QScrollArea:focus {{ border-color: {accent};
  border-radius: 4px; }}
QListWidget#navigation:focus, QComboBox QAbstractItemView:focus {{ border-radius: 0; }}
QTableView {{ background: {surface}; gridline-color: {line}; alternate-background-color: {surface}; outline: none;
  selection-background-color: {selection}; selection-color: {text}; }}
QHeaderView {{ font-weight: 600; }}
QHeaderView::section {{ background: {surface}; color: {soft}; border: none; border-bottom: 1px solid {line};
  padding: 6px 18px 6px 8px; font-weight: 600; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ width: 12px; height: 12px; right: 3px;
  subcontrol-origin: border; subcontrol-position: center right; }}
QHeaderView::up-arrow {{ image: url("{up}"); }}
QHeaderView::down-arrow {{ image: url("{down}"); }}
QLineEdit, QPlainTextEdit, QComboBox {{ background: {surface}; color: {text}; border: 1px solid {line};
  border-radius: 6px; padding: 5px 8px; selection-background-color: {accent}; selection-color: {on_accent};
  placeholder-text-color: {soft}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {accent}; padding: 4px 7px; }}
QLineEdit:read-only, QPlainTextEdit:read-only,
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {soft}; background: {ground}; }}
QPlainTextEdit#words:read-only, QPlainTextEdit#errors:read-only {{ color: {text}; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; padding: 0; background: transparent; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {line};
  selection-background-color: {selection}; selection-color: {text}; }}
QToolButton#clear {{ qproperty-icon: url("{clear}"); icon-size: 12px; border: none; background: transparent;
  padding: 4px; }}
QPushButton {{ background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 6px 12px; }}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 11px; }}
QPushButton:disabled {{ color: {soft}; }}
QPushButton#first {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton#first:focus {{ background: {surface}; color: {accent}; border: 2px solid {accent}; }}
QPushButton#first:disabled {{ background: {ground}; color: {soft}; border-color: {line}; }}
QPushButton#chip {{ background: {ground}; border-color: {line}; border-radius: 10px; padding: 2px 10px; }}
QPushButton#chip[on="true"] {{ background: {selection}; }}
QPushButton#chip:hover {{ border-color: {accent}; }}
QPushButton#chip:focus {{ border: 2px solid {accent}; padding: 1px 9px; }}
QPushButton#section {{ background: transparent; border-color: transparent; color: {accent}; padding: 3px 6px; }}
QPushButton#section[here="true"] {{ background: {selection}; }}
QPushButton#section:hover {{ border-color: {accent}; }}
QPushButton#section:focus {{ border: 2px solid {accent}; padding: 2px 5px; }}
QPushButton#gaps {{ border-color: transparent; border-radius: 10px; padding: 2px 10px; color: {stands}; }}
QPushButton#gaps[tone="missing"] {{ background: {missing_ground}; color: {missing}; }}
QPushButton#gaps[tone="advice"] {{ background: {advice_ground}; color: {advice}; }}
QPushButton#gaps:hover {{ border-color: {accent}; }}
QPushButton#gaps:focus {{ border: 2px solid {accent}; padding: 1px 9px; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QMenu::separator {{ background: {line}; height: 1px; margin: 4px 8px; }}
QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 4px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 5px; }}
QMenu::indicator:checked {{ image: url("{chosen}"); }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::item:disabled {{ color: {soft}; }}
QPushButton#flat {{ background: transparent; border-color: transparent; color: {accent}; padding: 3px 6px;
  text-align: left; }}
QPushButton#flat:hover {{ border-color: {accent}; }}
QPushButton#flat:focus {{ border: 2px solid {accent}; padding: 2px 5px; }}
QFrame#card {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QFrame#card:focus {{ border: 2px solid {accent}; }}
QFrame#verdict {{ background: {ground}; border: 1px solid {line}; border-radius: 8px; }}
QFrame#missing {{ background: {missing_ground}; border: none; border-radius: 8px; }}
QFrame#advice {{ background: {advice_ground}; border: none; border-radius: 8px; }}
QLabel {{ background: transparent; color: {text}; }}
QLabel[tone="soft"] {{ color: {soft}; }}
QLabel[tone="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[tone="section"] {{ font-weight: 600; }}
QLabel[tone="missing"] {{ color: {missing}; }}
QLabel[tone="advice"] {{ color: {advice}; }}
QLabel[tone="stands"] {{ color: {stands}; font-weight: 600; }}
QCheckBox::indicator, QListWidget::indicator {{ width: 14px; height: 14px; border: 1px solid {soft};
  border-radius: 4px; background: {surface}; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked {{ background: {accent}; border-color: {accent};
  image: url("{tick}"); }}
QCheckBox::indicator:disabled {{ border-color: {line}; }}
QCheckBox::indicator:checked:disabled {{ background: {soft}; border-color: {soft}; }}
QCheckBox, QRadioButton {{ min-height: 20px; border: 2px solid transparent; border-radius: 5px; spacing: 6px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {soft}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {soft}; border-radius: 8px;
  background: {surface}; }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 4px solid {accent}; }}
QWidget#qt_calendar_navigationbar {{ background: {surface}; border-bottom: 1px solid {line}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {text}; border: 2px solid transparent;
  border-radius: 6px; padding: 4px; font-weight: 600; icon-size: 12px; }}
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus {{ border-color: {accent}; }}
QCalendarWidget QTableView::item {{ padding: 0; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QToolButton#qt_calendar_prevmonth {{ qproperty-icon: url("{left}"); }}
QToolButton#qt_calendar_nextmonth {{ qproperty-icon: url("{right}"); }}
QTabBar::tab {{ background: transparent; color: {soft}; border: none; border-bottom: 2px solid {line};
  padding: 6px 14px; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:hover {{ color: {accent}; }}
QTabBar::tab:selected:focus {{ border: 2px solid {accent}; padding: 4px 12px 6px; }}
QSplitter::handle {{ background: {line}; }}
QProgressBar {{ background: {surface}; color: {soft}; border: 1px solid {line}; border-radius: 4px; min-height: 8px;
  max-height: 8px; text-align: right; margin: 5px 44px 5px 0; }}
QProgressBar#thin {{ border: none; border-radius: 2px; min-height: 4px; max-height: 4px; margin: 0; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {soft}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
"""


def is_dark(choice: str) -> bool:
    """Whether the user, or the system where the user leaves it to it, wants the dark look."""
    if choice in LOOKS:
        return choice != "light"
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme != Qt.ColorScheme.Unknown:
        return scheme == Qt.ColorScheme.Dark
    if app.property("dark_at_start") is None:  # later the palette is our own
        app.setProperty("dark_at_start", QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128)
    return bool(app.property("dark_at_start"))


def chosen(choice: str) -> Colours:
    """The colours of a choice; the system may ask for high contrast, too."""
    if choice in LOOKS:
        return LOOKS[choice]
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        wish = hints.accessibility().contrastPreference()
        if wish == Qt.ContrastPreference.HighContrast:
            return CONTRAST
    return DARK if is_dark(choice) else LIGHT


def worn() -> Colours:
    """The colours in force, for what is painted and not styled."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window).name()
    return next((one for one in LOOKS.values() if one.ground == ground), LIGHT)


def nearest(size: int) -> int:
    """The size that is offered and nearest to this one."""
    return min(SIZES, key=lambda one: abs(one - size))


def _font(app: QApplication) -> None:
    # A Linux without a font of its own choice falls back to a very wide one; ours is shipped for the PDF anyway.
    if QFontInfo(app.font()).family() == "DejaVu Sans":
        for weight in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"NotoSans-{weight}.ttf"))
        app.setFont(QFont("Noto Sans"))


def wear(app: QApplication, dark: bool) -> Colours:
    """Put on the light or the dark look in the usual size."""
    return put_on(app, "dark" if dark else "light")


def put_on(app: QApplication, choice: str, size: int = 100) -> Colours:
    """Put on a look, one of CHOICES, in a size in per cent; whatever is open follows."""
    if choice not in LOOKS:
        is_dark(choice)  # while the palette is still the system's
    colours = chosen(choice)
    _font(app)
    # Trap: to take the old sheet off first is quicker, but Qt 6.11 crashes at a later sheet (test_look, then
    # test_navigation, in one process).
    app.setPalette(_palette(colours))
    ending = "light" if colours is LIGHT else "dark"
    drawn = {name: (paths.resources() / "icons" / f"{name}-{ending}.svg").as_posix() for name in ICONS}
    sheet = _SHEET.format(**vars(colours), **drawn, size=TEXT, title=round(TEXT * 1.4))
    app.setStyleSheet(_grown(sheet, size))
    sizes.use(app, size)
    return colours


def _grown(sheet: str, size: int) -> str:
    return re.sub(r"\b(\d+)px", lambda found: f"{(int(found[1]) * size + 50) // 100}px", sheet)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: colours.ground, role.WindowText: colours.text, role.Base: colours.surface,
        role.AlternateBase: colours.ground, role.Text: colours.text, role.Button: colours.surface,
        role.ButtonText: colours.text, role.Highlight: colours.accent, role.HighlightedText: colours.on_accent,
        role.ToolTipBase: colours.surface, role.ToolTipText: colours.text, role.PlaceholderText: colours.soft,
        role.Link: colours.accent, role.Mid: colours.line, role.Light: colours.surface, role.Midlight: colours.line,
        role.Dark: colours.line, role.Shadow: colours.line,
    }.items():  # fmt: skip
        palette.setColor(which, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor(colours.soft))
    palette.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor(colours.soft))
    return palette
