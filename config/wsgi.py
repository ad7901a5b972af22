"""The WSGI entry point, for `python -m config.serving` and other servers of one process."""

import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application


def _started() -> WSGIHandler:
    """The site, with the upkeep of its index; that needs the applications to be loaded."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    handler = get_wsgi_application()

    from search import homes, upkeep

    homes.refuse_what_is_not_shared()
    upkeep.start()
    return handler


application = _started()
