"""How Python's logging is set up: one handler, on standard error, as JSON or as plain lines."""

LINE = "{asctime} {levelname} {name} {request_id} {message} {fields_shown}"


def logging_configuration(form: str, level: str) -> dict:
    """`form` is json or line."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"discreet": {"()": "portal.watch.logs.Discreet"}},
        "formatters": {
            "line": {"()": "portal.watch.logs.LineFormatter", "format": LINE, "style": "{"},
            "json": {"()": "portal.watch.logs.JsonFormatter"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": form,
                "filters": ["discreet"],
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": []},
            "django.request": {"level": "ERROR"},  # the access line says the rest
            "django.server": {"handlers": [], "propagate": False},  # quotes whole query strings
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "pikepdf": {"level": "WARNING"},
            "axes": {"level": "CRITICAL"},  # portal.doors says in one line what happened
        },
    }
