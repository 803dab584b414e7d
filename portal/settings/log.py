"""Logging. One line of JSON an event; nothing personal, ever: see portal/audit for who did what."""

import structlog

_NAMED = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": _NAMED,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,  # where it broke, never the values it held
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        }
    },
    "handlers": {
        "nothing": {"class": "logging.NullHandler"},
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},  # writes the addresses of missing pages; an address can hold an id
        "wagtail": {"level": "WARNING"},  # every publication, with its title; Wagtail's own log keeps those
        "django_tasks": {"level": "WARNING"},
        "weasyprint": {"handlers": ["nothing"], "propagate": False},  # its complaints quote the plan it lays out
        "fontTools": {"level": "ERROR"},
    },
}
