"""Qt's own words, its number and date formats, in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from eventapp.domain.kinds import Language

_NAME = "eventapp.qt_words"


def translate_qt(wanted: Language) -> None:
    """Let Qt's dialogs, menus and calendars speak a language from now on."""
    QLocale.setDefault(QLocale(wanted.value))
    app = QCoreApplication.instance()
    if app is None:
        return
    before = app.findChild(QTranslator, _NAME)
    if before is not None:
        QCoreApplication.removeTranslator(before)
        before.setObjectName("")
        before.deleteLater()
    if wanted is Language.ENGLISH:
        return
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{wanted.value}", folder):
        QCoreApplication.installTranslator(translator)
