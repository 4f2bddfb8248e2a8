"""What the rest of the program knows of downloading: enough to read answers without loading the handler and its TLS."""

from scrapy.exceptions import IgnoreRequest

INSECURE_TLS_HOSTS = "INSECURE_TLS_HOSTS"
"""The setting with the names of hosts whose certificates are not verified."""


class RefusedDownloadError(IgnoreRequest):
    """An answer that is not taken, by a rule of safety; the message is the reason. It is not tried again."""
