"""Rows of pages that were asked for: with conditions where they are known, from disk where a run was cut off."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from notices.collecting.answers import KeptAnswers
from notices.collecting.links import normal
from notices.collecting.manners import Manners
from notices.models import CollectedPage, SourceSite
from notices.reading import ReadError
from notices.reading.bounds import MAX_REDIRECTS
from notices.reading.web import SiteAnswer, page_of

ELSEWHERE = "在别的网站（{}），没有访问"


class MovedError(ReadError):
    """The page is at another address now."""

    def __init__(self, address: str) -> None:
        super().__init__(f"转到了 {address}")
        self.address = address


class UnansweredError(ReadError):
    """The site had no page to give; `may_recover` where asking again may help."""

    def __init__(self, error: ReadError, may_recover: bool) -> None:
        super().__init__(str(error))
        self.may_recover = may_recover


@dataclass(slots=True)
class Visits:
    """Those of one source."""

    site: SourceSite
    manners: Manners
    answers: KeptAnswers

    def is_unchanged(self, page: CollectedPage) -> bool:
        """Whether the page, with all that belongs to it, is by its host's word what it was at the last visit."""
        return all(
            self._answer(row, conditional=True).status == HTTPStatus.NOT_MODIFIED
            for row in (page, *page.parts.all())
        )

    def content(self, page: CollectedPage) -> tuple[str, bytes, str]:
        """Name, content and address; MovedError, UnansweredError or ReadError where there is none."""
        answer = self._answer(page, conditional=False)
        if answer.location:
            raise MovedError(normal(answer.location))
        try:
            return answer.name, page_of(answer), page.address
        except ReadError as error:
            raise UnansweredError(error, _may_recover(answer)) from error

    def content_of_part(self, article: CollectedPage, address: str) -> tuple[str, bytes, str]:
        """As `content`, of a page or file that belongs to an article; where it was moved, from there."""
        for _ in range(MAX_REDIRECTS):
            address = self.allowed(address)
            part, _ = CollectedPage.objects.get_or_create(
                address=address,
                defaults={"site": self.site, "kind": CollectedPage.Kind.PART, "whole": article},
            )
            try:
                return self.content(part)
            except MovedError as moved:
                address = moved.address
        raise ReadError(f"网址转来转去超过了 {MAX_REDIRECTS} 次")

    def allowed(self, address: str) -> str:
        """An address of the source's own hosts in its normal form; ReadError for any other."""
        normal_form = normal(address)
        host = urlsplit(normal_form).netloc
        hosts = {urlsplit(normal(self.site.address)).netloc, *self.site.other_hosts.split()}
        if host not in hosts:
            raise ReadError(ELSEWHERE.format(host or address[:100]))
        return normal_form

    def forget(self, page: CollectedPage) -> None:
        """Answers that have been worked off."""
        for row in (page, *page.parts.all()):
            self.answers.drop(row.address)

    def note(self, page: CollectedPage) -> None:
        """What the answers say of themselves, for the conditions of the next visit; parts are saved here."""
        _note(page, self.answers.get(page.address))
        for part in page.parts.all():
            if answer := self.answers.get(part.address):
                part.status = CollectedPage.Status.READ
                _note(part, answer)
                part.save()

    def _answer(self, page: CollectedPage, *, conditional: bool) -> SiteAnswer:
        answer = self.answers.get(page.address)
        if answer is None or (answer.status == HTTPStatus.NOT_MODIFIED and not conditional):
            conditions = _conditions(page) if conditional else {}
            answer = self.manners.ask(page.address, self.site.pace, conditions)
            if not _may_recover(answer):
                self.answers.keep(page.address, answer)
        return answer


def _conditions(page: CollectedPage) -> dict[str, str]:
    conditions = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _note(page: CollectedPage, answer: SiteAnswer | None) -> None:
    if answer and answer.status == HTTPStatus.OK:
        page.etag, page.last_modified = answer.etag[:300], answer.last_modified[:100]


def _may_recover(answer: SiteAnswer) -> bool:
    return answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS
