"""Small honest files: pictures that show, documents that open."""

import io
import zipfile
from struct import pack

from portalcrawl.demo.model import Page

_CONTENT_TYPES = {
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "zip": "application/zip",
    "css": "text/css",
    "js": "application/x-javascript",
}
FILE_TYPES = ("pdf", "doc", "zip")
"""Of the files that stories offer, by their ending."""
# One grey pixel.
GIF = bytes.fromhex("47494638396101000100800000999999ffffff21f90401000000002c00000000010001000002024401003b")


def render_file(path: str, name: str = "", modified: str | None = None) -> Page:
    """The file at a path, by its ending; `name` stands in a document's text."""
    kind = path.rsplit(".", 1)[1]
    headers = {"Content-Type": _CONTENT_TYPES[kind]}
    if modified:
        headers["Last-Modified"] = modified
    match kind:
        case "jpg":
            body = make_jpeg(320, 240, sum(path.encode()) % 32)
        case "gif":
            body = GIF
        case "pdf":
            body = make_pdf(path)
        case "doc":
            body = make_rtf(name)
        case "zip":
            body = make_zip(f"{path.rsplit('/', 1)[1]}.txt", name)
        case _:
            body = b"/* demo */\r\n"
    return Page(200, headers, body)


def make_jpeg(width: int, height: int, shade: int) -> bytes:
    """A baseline JPEG of one light grey, from shade 0 to 31 (white); its sides are multiples of 8.

    ITU-T T.81: one DC code of category 6 for the first block, category 0 after it, and no AC coefficients.
    """
    quantization = b"\xff\xdb" + pack(">HB", 67, 0) + b"\x10" * 64
    frame = b"\xff\xc0" + pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    # Codes of two bits: 00 for category 0, 01 for category 6; one bit, 0, ends a block.
    direct = b"\xff\xc4" + pack(">HB", 21, 0x00) + b"\x00\x02" + b"\x00" * 14 + b"\x00\x06"
    alternating = b"\xff\xc4" + pack(">HB", 20, 0x10) + b"\x01" + b"\x00" * 15 + b"\x00"
    scan = b"\xff\xda" + pack(">HB", 8, 1) + b"\x01\x00" + b"\x00\x3f\x00"
    blocks = width * height // 64
    bits = f"01{32 + shade:06b}0" + "000" * (blocks - 1)
    bits += "1" * (-len(bits) % 8)
    data = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\x00")
    return b"\xff\xd8" + quantization + frame + direct + alternating + scan + data + b"\xff\xd9"


def make_pdf(text: str) -> bytes:
    """A PDF of one page with one ASCII line."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    )
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + trailer


def make_rtf(text: str) -> bytes:
    """A document in Rich Text Format, which word processors open under the name .doc too."""
    return b"{\\rtf1\\ansi " + b"".join(b"\\u%d?" % (ord(c) - 65536 * (ord(c) > 32767)) for c in text) + b"}"


def make_zip(member: str, text: str) -> bytes:
    """An archive of one text file, with a fixed time so that its bytes are the same every day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(member, (2017, 12, 25, 12, 0, 0)), text)
    return buffer.getvalue()
