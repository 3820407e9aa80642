"""Asking for a printer with the system's own dialog."""

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def choose_printer(parent: QWidget, title: str, printer: QPrinter, pages: int) -> bool:
    """Let the user choose a printer, pages and copies; False when they thought better of it."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    return dialog.exec() == QDialog.DialogCode.Accepted
