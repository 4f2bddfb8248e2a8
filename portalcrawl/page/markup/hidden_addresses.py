"""E-mail addresses that a site's host writes in cipher, and a script of its writes back: `data-cfemail`.

The first two digits are the key of all others. Without the script an address reads `[email protected]`.
"""

import re

_MARK = b"data-cfemail"
# The element that stands for an address; its text says that there is one.
_ELEMENT = re.compile(
    rb"<(a|span)\b[^<>]{0,400}?\bdata-cfemail\s?=\s?[\"']?([0-9a-fA-F]{6,400})(?![0-9a-fA-F])[^<>]{0,400}>[^<]{0,80}</\1\s?>",
    re.IGNORECASE,
)
_ADDRESS = re.compile(rb"[^\s<>\"'@&]{1,120}@[^\s<>\"'@&]{1,120}")


def show_addresses(page: bytes) -> bytes:
    """The page with such addresses as a reader sees them; what is not one stays as it is.

    >>> show_addresses(b'<p><a data-cfemail="07664769">[email]</a></p>')
    b'<p>a@n</p>'
    >>> show_addresses(b'<span data-cfemail="0766">[email]</span>')
    b'<span data-cfemail="0766">[email]</span>'
    """
    return _ELEMENT.sub(_decipher, page) if _MARK in page else page


def _decipher(match: re.Match[bytes]) -> bytes:
    digits = match[2][: len(match[2]) // 2 * 2]
    key, *codes = bytes.fromhex(digits.decode("ascii"))
    address = bytes(code ^ key for code in codes)
    return address if address.isascii() and _ADDRESS.fullmatch(address) else match[0]
