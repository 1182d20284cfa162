"""The styles of the document: dark ink, one plain typeface, and British English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

LANGUAGE = "en-GB"
FONT = "Arial"
INK = "0B0C0C"
SIZES = {"Normal": 11, "Title": 24, "Heading 1": 18, "Heading 2": 13, "Caption": 10}
SPACE_AFTER = 8


def prepare_styles(document: Document) -> None:
    """Set typeface, ink and language of the styles we use, and add our own."""
    for name, size in SIZES.items():
        _plain(document.styles[name], size)
    document.styles["Normal"].paragraph_format.space_after = _points(SPACE_AFTER)
    caption = document.styles["Caption"].paragraph_format
    caption.keep_with_next, caption.space_before = True, _points(SPACE_AFTER)
    for name, bold in (("Marking", True), ("Notice", True), ("Contents heading", True)):
        _added(document, name, 13, bold=bold)
    _added(document, "To be written", 11, italic=True)
    _added(document, "Table cell", 9).paragraph_format.space_after = _points(0)
    _added(document, "Figure", 11).paragraph_format.keep_with_next = True
    _language(document)


def _added(
    document: Document, name: str, size: int, *, bold: bool = False, italic: bool = False
) -> ParagraphStyle:
    from docx.enum.style import WD_STYLE_TYPE

    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _plain(style, size)
    style.font.bold, style.font.italic = bold, italic
    return style


def _plain(style: ParagraphStyle, size: int) -> None:
    """Take one typeface and dark ink, whatever the theme says."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string(INK)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _points(size: int) -> int:
    from docx.shared import Pt

    return Pt(size)


def _language(document: Document) -> None:
    """Tell spelling checkers and screen readers that this is British English."""
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
