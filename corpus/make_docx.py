#!/usr/bin/env python3
"""Makes a Word document, as an office would type it, from the text of a report.

    corpus/make_docx.py REPORT.txt REPORT.docx

Times New Roman 13, A4 with the margins of the state format, the two-column header and the recipients as borderless tables,
ruled tables whose header cells are merged, a page of its own (landscape when the table is wide) for each annex.
What the text has to look like:

    two cells parted by one TAB        a row of the header block, or of recipients and signature
    a line with two TABs or more       a row of a ruled table
    an empty cell in a header row      belongs to the cell on its left in the first row or where a text stands below it,
                                       else to the cell above it
    a line "PHỤ LỤC …"                 begins a new page

Header rows are those before a row of column numbers "(1) (2) …"; without one, the first row. Only the standard library is
used; the same text gives the same bytes.
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PORTRAIT, LANDSCAPE = (11906, 16838), (16838, 11906)  # A4 in twentieths of a point
MARGIN = {"top": 1134, "bottom": 1134, "left": 1701, "right": 964}
TITLE = re.compile(r"^(BÁO CÁO|BIỂU|Biểu|BẢNG|PHỤ LỤC|Phụ lục|DANH SÁCH)")
STATE = ("CỘNG HÒA", "CỘNG HOÀ", "Độc lập")

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
</Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>
</Relationships>"""
STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>
<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>"""


def run(text, bold=False, italic=False, size=None):
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text, align="both", indent=0, space=60, bold=False, italic=False, size=None, new_page=False):
    return (f'<w:p><w:pPr>{"<w:pageBreakBefore/>" if new_page else ""}<w:spacing w:before="{space}" w:after="{space}"/>'
            f'<w:ind w:firstLine="{indent}"/><w:jc w:val="{align}"/></w:pPr>{run(text, bold, italic, size) if text else ""}</w:p>')


def cell(content, width, span=1, merge=None):
    return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
            + ({"start": '<w:vMerge w:val="restart"/>', "go on": "<w:vMerge/>"}.get(merge, ""))
            + f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>')


def table(rows, widths, ruled, repeat=0):
    lines = "".join(f'<w:{side} w:val="{"single" if ruled else "none"}" w:sz="4" w:space="0" w:color="auto"/>'
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    out = f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{lines}</w:tblBorders>' \
          f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' + "".join(f'<w:gridCol w:w="{w}"/>' for w in widths) + "</w:tblGrid>"
    for i, cells in enumerate(rows):
        out += "<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>" if i < repeat else "") + "".join(cells) + "</w:tr>"
    return out + "</w:tbl>"


def two_columns(rows):
    """The header block, or recipients and signature."""
    def style(text, right):
        state = text.startswith(STATE)
        return paragraph(text, "center" if right or not text.startswith(("-", "Nơi nhận")) else "left", space=0,
                         bold=state or text.isupper() and not text.startswith("-"), italic="ngày" in text and right, size=24)
    widths = [4200, 5600]  # wider than the text, as typists do, so that no line of the header breaks
    return table([[cell(style(left, False), widths[0]), cell(style(right, True), widths[1])] for left, right in rows], widths, False)


def header_rows(rows):
    numbered = [i for i, row in enumerate(rows) if re.fullmatch(r"\(\d+\)", row[0])]
    return numbered[0] if numbered else 1


def merged_header(rows, widths):
    """The header's cells with their spans: see the rule for empty cells above."""
    def goes_left(r, c):
        return not rows[r][c] and (r == 0 or r + 1 < len(rows) and bool(rows[r + 1][c]))
    out = []
    for r, row in enumerate(rows):
        cells, c = [], 0
        while c < len(row):
            span = 1
            while c + span < len(row) and goes_left(r, c + span):
                span += 1
            below = r + 1 < len(rows) and span == 1 and not rows[r + 1][c] and not goes_left(r + 1, c)
            merge = "start" if row[c] and below else "go on" if r and not row[c] else None
            cells.append(cell(paragraph(row[c], "center", space=20, bold=True, size=22), sum(widths[c:c + span]), span, merge))
            c += span
        out.append(cells)
    return out


def ruled_table(rows, room):
    columns = max(len(row) for row in rows)
    rows = [row + [""] * (columns - len(row)) for row in rows]
    head = header_rows(rows)
    # a column is as wide as its longest text, within limits; the whole fills the room between the margins
    need = [min(26, max(5, max(len(row[c]) for row in rows[head:]))) for c in range(columns)]
    widths = [room * n // sum(need) for n in need]
    body = []
    for row in rows[head:]:
        strong = bool(re.match(r"^(TỔNG|Tổng cộng|Cộng)", row[1] if len(row) > 1 else "")) or bool(re.fullmatch(r"[IVX]+", row[0]))
        formula = bool(re.fullmatch(r"\(\d+\)", row[0]))
        body.append([cell(paragraph(text, "left" if text and not re.match(r"^[\d(+\-]", text) and c else "center", space=20,
                                    bold=strong, italic=formula, size=22), widths[c]) for c, text in enumerate(row)])
    return table(merged_header(rows[:head], widths) + body, widths, True, head)


def section(size):
    turned = ' w:orient="landscape"' if size == LANDSCAPE else ""
    margins = " ".join(f'w:{side}="{value}"' for side, value in MARGIN.items())
    return f'<w:sectPr><w:pgSz w:w="{size[0]}" w:h="{size[1]}"{turned}/><w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'


def body(text):
    lines = text.rstrip("\n").split("\n")
    annex = next((i for i, line in enumerate(lines) if line.startswith("PHỤ LỤC")), len(lines))
    wide = any(line.count("\t") >= 7 for line in lines[annex:])
    out, i, centred = "", 0, False
    while i < len(lines):
        line = lines[i]
        if i == annex and wide:
            out += f"<w:p><w:pPr>{section(PORTRAIT)}</w:pPr></w:p>"
        tabs = line.count("\t")
        if tabs and not line.startswith("\t") or tabs > 1:
            block = [line.split("\t")]
            while i + 1 < len(lines) and ("\t" in lines[i + 1] and (lines[i + 1].count("\t") > 1) == (tabs > 1)
                                          or tabs == 1 and block[0][0].startswith("Nơi nhận") and lines[i + 1].startswith("-")):
                i += 1
                block.append(lines[i].split("\t"))
            room = (LANDSCAPE if i > annex and wide else PORTRAIT)[0] - MARGIN["left"] - MARGIN["right"]
            out += two_columns([(row + [""])[:2] for row in block]) if tabs == 1 else ruled_table(block, room)
        elif line.strip():
            title = bool(TITLE.match(line)) or line.startswith("Kính gửi")
            centred = title or centred and not re.match(r"^([A-Z0-9IVX]+[.\)]|[-+]) ", line)
            new_page = line.startswith("PHỤ LỤC") and not (i == annex and wide)
            out += paragraph(line.strip(), "center" if centred else "both", 0 if centred else 720,
                             bold=title or centred and not line.startswith("("), italic=centred and line.startswith("("), new_page=new_page)
        else:
            centred = False
            out += paragraph("", space=0)
        i += 1
    return out + section(LANDSCAPE if annex < len(lines) and wide else PORTRAIT)


def write(text, path):
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{W}"><w:body>{body(text)}</w:body></w:document>'
    parts = [("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONS.format("officeDocument", "word/document.xml")),
             ("word/document.xml", document), ("word/_rels/document.xml.rels", RELATIONS.format("styles", "styles.xml")),
             ("word/styles.xml", STYLES)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as source:
        write(source.read(), sys.argv[2])
