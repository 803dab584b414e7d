"""Logging. One line an event; nothing personal, ever: see portal/audit for who did what."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Both write the addresses of missing pages; an address can hold an id.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},  # its progress would name fonts and files for every PDF
        "fontTools": {"level": "ERROR"},
    },
}
