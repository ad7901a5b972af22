"""How often one address may ask."""

from __future__ import annotations

from threading import local

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import AnonRateThrottle


class ByAddress(local, AnonRateThrottle):
    """`API_RATE` requests for each client address, counted in Django's cache.

    Ninja's throttle notes in itself the request it looks at: a `local` has one self for each thread.
    """

    def allow_request(self, request: HttpRequest) -> bool:
        self.num_requests, self.duration = self.parse_rate(settings.API_RATE)
        return super().allow_request(request)
