"""What stands above an answer: where there is little room it is scrolled by itself, and leaves more than half to it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ropa_desktop.ui.scrolling import thin_line


class Above(QScrollArea):
    """As high as what is added to it needs, but never more than so many per cent of the page; `edge` goes below it."""

    def __init__(self, page: QWidget, share: int) -> None:
        super().__init__()
        self._page, self._share = page, share
        self.setObjectName("surface")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        inner = QWidget()
        inner.setObjectName("surface")
        self.lines = QVBoxLayout(inner)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(8)
        self.setWidget(inner)
        self.edge = thin_line()
        self.edge.hide()
        self.verticalScrollBar().rangeChanged.connect(lambda _least, most: self.edge.setVisible(most > 0))
        page.installEventFilter(self)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, wide: int) -> int:
        """All that is needed, up to its share."""
        return min(self.lines.totalHeightForWidth(wide), self._page.height() * self._share // 100)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page has another height, or something in here."""
        kind = QEvent.Type.Resize if watched is self._page else QEvent.Type.LayoutRequest
        if event.type() == kind:
            self.updateGeometry()
        return super().eventFilter(watched, event)
