"""How hosts are asked: as robots.txt allows, one request at a time, with a pause, under a name that says who asks."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from django.conf import settings
from django.utils import timezone
from protego import Protego

from notices.collecting.links import origin
from notices.models import Host
from notices.reading import ReadError
from notices.reading.web import SiteAnswer, ask

AGENT = "zhenggai"
_ROBOTS_FRESH = timedelta(hours=24)
_ROBOTS_BYTES = 500_000  # as RFC 9309 has it
_LONGEST_PACE = 60.0  # seconds that a robots.txt may ask for
_LONGEST_PAUSE = 600.0  # seconds that an answer may ask for

FORBIDDEN = "robots.txt 不允许访问"
UNKNOWN = "网站的 robots.txt 读不到（{}），暂不访问"

Sleep = Callable[[float], object]


class ForbiddenError(ReadError):
    """The site doesn't want this address to be asked for."""


def user_agent() -> str:
    """A browser's first word, without which several government sites answer nothing, and who it is."""
    about = f"+{settings.SITE_URL}; " if settings.SITE_URL else ""
    return f"Mozilla/5.0 (compatible; {AGENT}/0.1; {about}{settings.CONTACT_EMAIL})"


@dataclass(slots=True)
class Manners:
    """Asks hosts for whoever needs a page; `sleep` takes seconds."""

    sleep: Sleep = time.sleep

    def ready(self, address: str) -> datetime:
        """When the host of an address may be asked next."""
        return _host(address).ready or timezone.now()

    def ask(self, address: str, pace: float, headers: Mapping[str, str] | None = None) -> SiteAnswer:
        """One request, after the pause. Raises ForbiddenError, or ReadError where there is no answer."""
        host = _host(address)
        rules = Protego.parse(self._robots(host, pace))
        if not rules.can_fetch(address, AGENT):
            raise ForbiddenError(FORBIDDEN)
        pace = max(pace, min(float(rules.crawl_delay(AGENT) or 0), _LONGEST_PACE))
        return self._asked(host, address, pace, headers or {})

    def slow_down(self, address: str, seconds: float) -> None:
        """A host in trouble is left alone for longer."""
        _wait_until(_host(address), timezone.now() + timedelta(seconds=seconds))

    def _robots(self, host: Host, pace: float) -> str:
        """The host's rules, asked for once a day; none where there is no such file (RFC 9309, 2.3.1)."""
        if host.robots_read and timezone.now() - host.robots_read < _ROBOTS_FRESH:
            return host.robots
        address = f"{host.name}/robots.txt"
        for _ in range(5):
            try:
                answer = self._asked(_host(address), address, pace, {})
            except ReadError as error:
                raise ReadError(UNKNOWN.format(error)) from error
            if not answer.location:
                break
            address = answer.location
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise ReadError(UNKNOWN.format(answer.status))
        host.refresh_from_db()
        host.robots = answer.content[:_ROBOTS_BYTES].decode("utf-8", "replace").replace("\0", "")
        host.robots_read = timezone.now()
        host.save(update_fields=["robots", "robots_read"])
        return host.robots

    def _asked(self, host: Host, address: str, pace: float, headers: Mapping[str, str]) -> SiteAnswer:
        while (pause := ((host.ready or timezone.now()) - timezone.now()).total_seconds()) > 0:
            self.sleep(pause)
        # Noted before as well: who is killed while waiting for the answer does not ask again at once.
        _wait_until(host, timezone.now() + timedelta(seconds=pace))
        answer = None
        try:
            sent = {"User-Agent": user_agent(), **headers}
            answer = ask(address, headers=sent, allow_private=settings.FETCH_PRIVATE)
            return answer
        finally:
            _wait_until(host, timezone.now() + timedelta(seconds=max(pace, _pause(answer))))


def _host(address: str) -> Host:
    return Host.objects.get_or_create(name=origin(address))[0]


def _wait_until(host: Host, ready: datetime) -> None:
    host.ready = ready
    host.save(update_fields=["ready"])


def _pause(answer: SiteAnswer | None) -> float:
    """Seconds that the answer asks to wait: Retry-After, as a number or a date."""
    if answer is None or not answer.retry_after:
        return 0.0
    try:
        seconds = float(answer.retry_after)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(answer.retry_after) - timezone.now()).total_seconds()
        except (ValueError, TypeError):
            return 0.0
    return min(max(seconds, 0.0), _LONGEST_PAUSE)


def is_within(hours: str, now: datetime | None = None) -> bool:
    """Whether it is one of these hours; "" are all, `22-6` is from ten at night to six in the morning. Local time."""
    if not hours:
        return True
    first, last = map(int, hours.split("-"))
    hour = timezone.localtime(now).hour
    return first <= hour < last if first < last else hour >= first or hour < last
