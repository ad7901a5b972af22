"""A search as an Atom feed: what the collection has gained since, in the words of a results page.

Newest first by import, not by date: a notice of 2019 that came in today is news to who follows a search. What is read
anew comes first again, under the same id: a reader shows it as updated, not as new.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from notices.public_ids import permanent
from search.asking.forms import address_of
from search.asking.request import SearchRequest
from search.asking.sentences import sentence
from search.query import search
from search.results.page import ListedHit, shown

ENTRIES = 50


class SearchFeed(Feed):
    feed_type = Atom1Feed
    item_guid_is_permalink = True

    def __init__(self, criteria: SearchRequest) -> None:
        self.asked = replace(criteria, sort="imported", grouped=False)
        self.address = address_of(criteria)

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> SearchRequest:
        self.request = request
        return self.asked

    def title(self, criteria: SearchRequest) -> str:
        return f"{sentence(criteria)} · {_('整改通')}"

    def subtitle(self) -> str:
        return _("按收录先后排列，新收录的在前；编号和网址固定。")

    def author_name(self) -> str:
        return _("整改通")

    def link(self) -> str:
        return permanent(reverse("search") + self.address)

    def feed_url(self) -> str:
        return permanent(reverse("feed") + self.address)

    feed_guid = feed_url

    def items(self, criteria: SearchRequest) -> list[ListedHit]:
        return shown(search(criteria, 0, ENTRIES, with_facets=False).hits)

    def item_title(self, item: Any) -> str:
        number = item.hit.measure
        return f"{item.hit.title} · {_('措施 %(number)s') % {'number': number}}" if number else item.hit.title

    def item_description(self, item: Any) -> str:
        """Plain text: the snippet leaves out what tells how to reach a person."""
        dated = item.notice.dated.isoformat() if item.notice.dated else ""
        facts = (
            item.hit.place,
            dated,
            item.notice.title if item.problem else "",
            unescape(strip_tags(item.hit.snippet)),
        )
        return " · ".join(filter(None, facts))

    def item_link(self, item: Any) -> str:
        return permanent(item.hit.obj.get_absolute_url())

    item_guid = item_link

    def item_pubdate(self, item: Any) -> datetime:
        return item.notice.created  # type: ignore[no-any-return]

    def item_updateddate(self, item: Any) -> datetime:
        return item.notice.updated  # type: ignore[no-any-return]

    def item_categories(self, item: Any) -> Iterable[str]:
        return [category.name for category in item.categories]
