"""What the site writes down of itself: a line or a JSON object an event, each with the request it belongs to."""

from __future__ import annotations

from typing import Any

from structlog.contextvars import merge_contextvars
from structlog.processors import JSONRenderer, TimeStamper, dict_tracebacks
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name


def configuration(level: str, form: str) -> dict[str, Any]:
    """Django's `LOGGING`: all goes to the standard error stream, as `line` or `json`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
            "json": {
                "()": ProcessorFormatter,
                "foreign_pre_chain": [
                    *(merge_contextvars, add_log_level, add_logger_name, ExtraAdder()),
                    *(TimeStamper(fmt="iso"), dict_tracebacks),
                ],
                "processors": [ProcessorFormatter.remove_processors_meta, JSONRenderer(ensure_ascii=False)],
            },
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        # A node that does not answer is asked no more, and another is: what fails for good is an error of its own.
        "loggers": {"opensearch": {"level": "ERROR"}},
        "root": {"handlers": ["console"], "level": level},
    }
