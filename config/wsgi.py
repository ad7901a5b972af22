"""The WSGI entry point: `waitress-serve config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from search import upkeep  # noqa: E402  # only once the applications are loaded

upkeep.start()
