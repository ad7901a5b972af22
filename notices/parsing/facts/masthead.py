"""The facts at the head and the foot of a notice, put together from their readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from notices.parsing.facts.contact import read_contact
from notices.parsing.facts.headline import Headline, is_organisation, read_headline
from notices.parsing.facts.imprint import Imprint, read_imprint
from notices.parsing.facts.inspection import Inspection, read_inspection
from notices.parsing.facts.page import Page, read_page
from notices.parsing.facts.signature import Signature, read_signature
from notices.parsing.lines import Line
from notices.parsing.shapes import Contact, Doubt, Masthead
from notices.places.gazetteer import Gazetteer
from notices.places.localities import Locality, locate


def read_masthead(text: str, places: Gazetteer) -> tuple[Masthead, tuple[Doubt, ...]]:
    """The facts of a notice, and what a curator should look at."""
    page = read_page(text)
    headline = read_headline(page)
    if headline.below_lead:
        page = page.below(headline.span)
    imprint = read_imprint(page, headline.span)
    signature = read_signature(page)
    inspection = read_inspection(page, headline.title.replace(headline.issuer, ""))
    issuer = _issuer(headline, signature, imprint, inspection)
    contact = read_contact(page, signature.span.start if signature.span else len(text))
    place = _locality(places, issuer, inspection, contact, imprint, _year(imprint, signature, inspection))
    doubts = _doubts(page, headline, imprint, signature, inspection, place, issuer)
    return _masthead(headline, issuer, place, inspection, imprint, signature, contact), tuple(doubts)


def _masthead(
    headline: Headline,
    issuer: str,
    place: Locality,
    inspection: Inspection,
    imprint: Imprint,
    signature: Signature,
    contact: Contact,
) -> Masthead:
    return Masthead(
        title=headline.title,
        issuer=issuer,
        province=place.province,
        city=place.city,
        district=place.district,
        kind=inspection.kind,
        tier=inspection.tier,
        team=inspection.team,
        round=inspection.round,
        inspection_start=inspection.period.start,
        inspection_end=inspection.period.end,
        feedback_date=inspection.period.feedback,
        published=imprint.published,
        signed=signature.signed,
        source=imprint.source,
        contact=contact,
    )


def _issuer(headline: Headline, signature: Signature, imprint: Imprint, inspection: Inspection) -> str:
    """The title's issuer, else the signature's, else a source that is one, else whom the inspectors told."""
    if headline.issuer:
        # 临溪区委 in the title is signed 中共云泽市临溪区委: the same body, by its whole name.
        return signature.issuer if signature.issuer.endswith(headline.issuer) else headline.issuer
    candidates = (signature.issuer, imprint.source or "", *reversed(inspection.bodies))
    return next((name for name in candidates if name and is_organisation(name)), "")


def _locality(
    places: Gazetteer,
    issuer: str,
    inspection: Inspection,
    contact: Contact,
    imprint: Imprint,
    year: int | None,
) -> Locality:
    mentions = (*inspection.bodies, contact.address or "", imprint.source or "")
    return locate(places, issuer, mentions, inspection.superior, year)


def _year(imprint: Imprint, signature: Signature, inspection: Inspection) -> int | None:
    """The year whose districts the notice speaks of."""
    dates: tuple[date | None, ...] = (inspection.period.end, signature.signed, imprint.published)
    return next((day.year for day in dates if day), None)


def _doubts(
    page: Page,
    headline: Headline,
    imprint: Imprint,
    signature: Signature,
    inspection: Inspection,
    place: Locality,
    issuer: str,
) -> Iterator[Doubt]:
    span = headline.span if headline.title else Line(0, page.opening.start)
    if not headline.title:
        yield _doubt(span, "没有找到标题")
    if not issuer:
        yield _doubt(span, "没有找到发布单位")
    if place.doubt:
        yield _doubt(span, place.doubt)
    yield from _doubts_of_imprint(imprint)
    yield from _doubts_of_inspection(inspection, page.opening)
    yield from _doubts_of_signature(signature, inspection)


def _doubts_of_imprint(imprint: Imprint) -> Iterator[Doubt]:
    if not imprint.where:
        return
    if imprint.rival:
        yield _doubt(imprint.where, f"页面上有两个日期：{imprint.published}和{imprint.rival}，取了前一个")
    if imprint.weak:
        yield _doubt(imprint.where, "页面没有发布日期，取了成文日期")


def _doubts_of_inspection(inspection: Inspection, opening: Line) -> Iterator[Doubt]:
    period = inspection.period
    if not inspection.kind or not (inspection.tier or inspection.team):  # a firm's own team is of no tier
        yield _doubt(opening, "没有写明是哪一级的巡视或巡察")
    if inspection.rounds > 1:
        yield _doubt(opening, f"正文提到{inspection.rounds}个轮次，取了“{inspection.round}”")
    if period.guessed:
        yield _doubt(period.guessed, "反馈日期没有年份，按在巡视巡察结束之后取了次年")
    if period.start and period.end and period.start > period.end:
        yield _doubt(opening, "巡视巡察的开始日期晚于结束日期")


def _doubts_of_signature(signature: Signature, inspection: Inspection) -> Iterator[Doubt]:
    feedback = inspection.period.feedback
    if signature.span and signature.signed and feedback and signature.signed < feedback:
        yield _doubt(signature.span, "落款日期早于反馈日期")


def _doubt(span: Line, reason: str) -> Doubt:
    return Doubt(span.start, span.end, reason)
