"""A run: list pages and what they link to, one address after the other, each worked off in one transaction.

What is to do stands in rows and the answers on disk: whoever is killed goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from notices.collecting import frontier
from notices.collecting.answers import KeptAnswers
from notices.collecting.links import list_page, normal
from notices.collecting.manners import FORBIDDEN, ForbiddenError, Manners
from notices.collecting.visits import MovedError, UnansweredError, Visits
from notices.genre import no_notice
from notices.importing import batches
from notices.importing.confined import confined_read
from notices.models import CollectedPage, ImportBatch, SourceSite
from notices.reading import ReadError
from notices.reading.articles import whole_article
from notices.reading.bounds import MAX_PAGES, MAX_SECONDS

ATTEMPTS = 3  # at a page in one run
Kind, Status = CollectedPage.Kind, CollectedPage.Status
Report = Callable[[CollectedPage], object]
UNCHANGED = "没有变化"


@dataclass(slots=True)
class Walk:
    """`folder` holds answers until they are worked off; `report` gets each page that was."""

    folder: Path
    report: Report = lambda _: None
    manners: Manners = field(default_factory=Manners)

    def run(self, sites: Iterable[SourceSite], stopped: Callable[[], bool] = lambda: False) -> None:
        """All sites to the end of their runs, whichever host may be asked first; `stopped` is asked in between."""
        walks = [_SiteWalk(site, self.folder / str(site.pk), self.manners) for site in sites]
        for walk in walks:
            walk.begin()
        while walks and not stopped():
            pages = {walk: walk.site.pages.due().first() for walk in walks}
            for walk in [walk for walk, page in pages.items() if page is None]:
                walk.end()
                walks.remove(walk)
            due = [(self.manners.ready(page.address), walk, page) for walk, page in pages.items() if page]
            if due:
                _ready, walk, page = min(due, key=lambda next_visit: next_visit[0])
                walk.step(page)
                self.report(page)


class _SiteWalk:
    def __init__(self, site: SourceSite, folder: Path, manners: Manners) -> None:
        self.site = site
        self.answers = KeptAnswers(folder)
        self.manners = manners
        self.visits = Visits(site, manners, self.answers)

    def begin(self) -> None:
        """A new run, unless one was cut off."""
        site = self.site
        if site.is_open:
            return
        self.answers.clear()
        with transaction.atomic():
            site.begun, site.ended, site.batch = timezone.now(), None, None
            site.save(update_fields=["begun", "ended", "batch"])
            site.pages.to_see_again(site.begun, site.recheck_days, FORBIDDEN).update(due=True)
            frontier.begin(site, normal(site.address))

    def end(self) -> None:
        self.site.ended = timezone.now()
        self.site.save(update_fields=["ended"])
        self.answers.clear()

    def step(self, page: CollectedPage) -> None:
        """One page, whatever becomes of it: first what is asked of the web, then one transaction."""
        page.site = self.site
        try:
            if page.kind == Kind.LIST:
                self._list(page)
            else:
                self._article(page)
        except MovedError as error:
            self._move(page, error)
        except ForbiddenError as error:
            self._settle(page, Status.LEFT, str(error))
        except UnansweredError as error:
            self._fail(page, error, may_recover=error.may_recover)
        except ReadError as error:
            self._fail(page, error, may_recover=True)
        if not page.due:
            self.visits.forget(page)

    def _list(self, page: CollectedPage) -> None:
        if page.status == Status.READ and self.visits.is_unchanged(page):
            self._settle(page, Status.READ, UNCHANGED)
            return
        _name, content, address = self.visits.content(page)
        listed = list_page(content, address)
        with transaction.atomic():
            added = frontier.add_links(page, listed, self.visits)
            words = f"{added.links} 个链接，{added.unseen} 个没有见过，其中 {added.due} 个像通报"
            scripted = "；翻页由脚本完成，只读了这一页" if listed.is_scripted else ""
            self._settle(page, Status.READ, f"{words}{scripted}")

    def _article(self, page: CollectedPage) -> None:
        if page.status == Status.TAKEN and self.visits.is_unchanged(page):
            self._settle(page, Status.TAKEN, UNCHANGED)
            return
        name, content, address = self._whole(page)
        try:
            text = confined_read(name, content).text
        except ReadError as error:
            self._settle(page, Status.LEFT, str(error))
            return
        digest = sha256(text.encode("utf-8", "replace")).hexdigest()
        if page.status == Status.TAKEN and digest == page.sha256:
            self._settle(page, Status.TAKEN, UNCHANGED)
        elif reason := no_notice(text):
            self._settle(page, Status.LEFT, reason)
        else:
            page.sha256 = digest
            self._hand_in(page, name, content, address)

    def _whole(self, page: CollectedPage) -> tuple[str, bytes, str]:
        """The article with its further pages; what is lost of it for now is tried again with the rest on disk."""
        lost: list[ReadError] = []

        def fetch(address: str) -> tuple[str, bytes, str]:
            try:
                if address == page.address:
                    return self.visits.content(page)
                return self.visits.content_of_part(page, address)
            except (MovedError, ForbiddenError):
                raise
            except ReadError as error:
                if not isinstance(error, UnansweredError) or error.may_recover:
                    lost.append(error)
                raise

        seconds = MAX_PAGES * (self.site.pace + MAX_SECONDS)
        article = whole_article(page.address, fetch, confined_read, seconds)
        if lost and page.attempts + 1 < ATTEMPTS:
            raise lost[0]
        return article

    def _hand_in(self, page: CollectedPage, name: str, content: bytes, address: str) -> None:
        with transaction.atomic():
            if self.site.batch is None:
                title = f"采集：{self.site.name}，{timezone.localtime():%Y-%m-%d %H:%M}"
                self.site.batch = ImportBatch.objects.create(title=title)
                self.site.save(update_fields=["batch"])
            page.file = batches.add(self.site.batch, name, content, url=address, fetched=timezone.now())
            self._settle(page, Status.TAKEN, "")

    def _move(self, page: CollectedPage, error: MovedError) -> None:
        try:
            address = self.visits.allowed(error.address)
        except ReadError as outside:
            self._settle(page, Status.LEFT, f"{error}；{outside}")
            return
        with transaction.atomic():
            frontier.moved(page, address)
            self._settle(page, Status.LEFT, str(error))

    def _settle(self, page: CollectedPage, status: str, reason: str) -> None:
        page.status, page.reason, page.due, page.attempts = status, reason[:500], False, 0
        page.checked = timezone.now()
        with transaction.atomic():
            self.visits.note(page)
            page.save()

    def _fail(self, page: CollectedPage, error: ReadError, *, may_recover: bool) -> None:
        """A notice that was taken stays taken where its page can't be had any more."""
        page.attempts += 1
        page.due = may_recover and page.attempts < ATTEMPTS
        page.reason, page.checked = str(error)[:500], timezone.now()
        page.status = page.status if page.status == Status.TAKEN else Status.FAILED
        page.save()
        if page.due:
            self.manners.slow_down(page.address, self.site.pace * 2**page.attempts)
