"""Files as Word and WPS write them, made here so that nothing binary is kept."""

import zipfile
from io import BytesIO

from PIL import Image

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# WPS calls its styles by numbers and names them in English, in small letters
WPS_STYLES = (
    f"<w:styles {NAMES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="caption"/><w:basedOn w:val="1"/></w:style>'
    "</w:styles>"
)


def relationships(*links):
    """Write links as (key, kind, target), outside ones by their address."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for key, kind, target in links
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def zipped(members, *, way=zipfile.ZIP_DEFLATED):
    """Make a .zip of names and contents."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", way) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def docx(body, *, links=(), **parts):
    """Make a .docx of a body's XML; further parts by name, `numbering` for word/numbering.xml."""
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": WPS_STYLES,
        "word/_rels/document.xml.rels": relationships(*links),
    }
    return zipped(members | {f"word/{name}.xml": content for name, content in parts.items()})


def with_members(file, members):
    """Add members to a .zip, or put others in their place."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | members)


def p(text, *, style="", side="", size=0, bold=False, inside=""):
    """Write a paragraph of one run, cut and marked as WPS marks it."""
    about = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + inside
        + (f'<w:jc w:val="{side}"/>' if side else "")
    )
    look = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'
    look += "<w:b/>" if bold else ""
    look += f'<w:sz w:val="{size}"/>' if size else ""
    said = f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:p><w:pPr>{about}</w:pPr><w:r><w:rPr>{look}</w:rPr>{said}</w:r></w:p>"


def picture(key, *, alt="图片 1"):
    """Write a paragraph with an inline picture."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{alt}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def png(colour="navy"):
    """Make a small picture."""
    held = BytesIO()
    Image.new("RGB", (40, 30), colour).save(held, "PNG")
    return held.getvalue()


def compound(**streams):
    """Make a compound file as Word wrote until 2003: one short stream of 512 bytes or less for each name.

    After MS-CFB: a head, one sector of the FAT, one of the directory, then the streams, each 4,096 bytes
    long so that none lies in the mini stream.
    """
    sectors = 8
    fat = [0xFFFFFFFD, 0xFFFFFFFE]
    entries = [entry("Root Entry", 5, child=1 if streams else 0xFFFFFFFF, start=0xFFFFFFFE, size=0)]
    data = b""
    for place, (name, content) in enumerate(streams.items(), start=1):
        start = 2 + (place - 1) * sectors
        fat += [*range(start + 1, start + sectors), 0xFFFFFFFE]
        right = place + 1 if place < len(streams) else 0xFFFFFFFF
        entries.append(entry(name, 2, right=right, start=start, size=sectors * 512))
        data += content.ljust(sectors * 512, b"\0")
    fat += [0xFFFFFFFF] * (128 - len(fat))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += b"".join(number.to_bytes(2, "little") for number in (0x3E, 3, 0xFFFE, 9, 6)) + bytes(6)
    numbers = (0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0, *[0xFFFFFFFF] * 108)
    head += b"".join(number.to_bytes(4, "little") for number in numbers)
    table = b"".join(number.to_bytes(4, "little") for number in fat)
    return head + table + b"".join(entries).ljust(512, b"\0") + data


def entry(name, kind, *, start, size, child=0xFFFFFFFF, right=0xFFFFFFFF):
    """Write one entry of a compound file's directory."""
    written = (name + "\0").encode("utf-16-le")
    numbers = (0xFFFFFFFF, right, child)
    return (
        written.ljust(64, b"\0")
        + len(written).to_bytes(2, "little")
        + bytes([kind, 1])
        + b"".join(number.to_bytes(4, "little") for number in numbers)
        + bytes(36)
        + start.to_bytes(4, "little")
        + size.to_bytes(8, "little")
    )
