"""Every page type under axe-core, by day and by night; headings; the keyboard alone; the weight of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from notices.models import Doubt, ImportBatch
from tests.browser.curator import sign_in

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]  # those rules of RULES that look at colours
DOUBT = Doubt(reason="此级编号是措施还是小标题", words="新增").key  # that of the collection
PAGES = [
    "/",
    "/search/?q=学位",
    "/search/?q=学位 缺口&group=1&within=学位&not_year=2019",
    "/search/?unit=measure&year=2021",
    "/search/?q=学位&version=2001-01-01-000000000000",
    "/search/?q=没有的词&exact=1",
    "/similar/linxi-2021/p1/",
    "/notices/linxi-2021/",
    "/notices/linxi-2021/?area=education",
    "/notices/linxi-2021/?evidence=1&state=done",
    "/notices/linxi-2021/hits/?q=学位&exact=1&hit=1",
    f"/notices/linxi-2021/doubts/{DOUBT}/",
    "/notices/linxi-2021/p2/",
    "/notices/linxi-2021/p1/m1/",
    "/categories/",
    "/categories/education/",
    "/coverage/",
    "/reuse/",
    "/notices/linxi-2021/reuse/",
    "/places/",
    "/places/临溪区/",
    "/places/青岚省/",
    "/matrix/",
    "/compare/?category=education",
    "/trends/",
    "/figures/?q=学位&unit_name=个",
    "/promises/",
    "/documents/",
    "/documents/?document=学位管理办法",
    "/accountability/?across=district",
    "/figures/?q=没有的词",
    "/rounds/",
    "/concordance/?q=学位",
    "/api/",
    "/basket/",
    "/basket/?id=linxi-2021/p1&id=baiqiao-2022",
    "/variables/",
    "/synonyms/",
    "/compare/?category=education&district=临溪区&district=柏桥区",
    "/about/data/",
    "/about/method/",
    "/about/corrections/?id=linxi-2021/p1/m1",
]
FOR_STAFF = [
    "/import/",
    "/import/batches/{batch}/",
    "/notices/linxi-2021/",
    "/notices/linxi-2021/takedown/",
    "/double-codings/",
    "/double-codings/add/?notice=linxi-2021",
]

# Of what passes axe reports nothing, which is most of its work.
VIOLATIONS = """async (rules) => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const options = { runOnly: rules, resultTypes: ["violations"] };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}"""


def violations(page: Any, address: str) -> list[str]:
    """What axe finds on a page with everything unfolded."""
    page.goto(address)
    page.evaluate(AXE)
    return list(page.evaluate(VIOLATIONS, RULES))


def violations_by_day_and_night(page: Any, address: str) -> list[str]:
    """Only colours change when night falls."""
    page.emulate_media(color_scheme="light")
    by_day = violations(page, address)
    page.emulate_media(color_scheme="dark")
    return [*by_day, *page.evaluate(VIOLATIONS, OF_COLOUR)]


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_breaks_a_rule(open_page, width):
    page = open_page(width=width)
    assert {address: violations_by_day_and_night(page, address) for address in PAGES} == {
        address: [] for address in PAGES
    }


def test_no_page_in_english_breaks_a_rule(open_page):
    page = open_page()
    english = [f"/en{address}" for address in PAGES]
    assert {address: violations(page, address) for address in english} == {address: [] for address in english}


def test_no_page_for_staff_breaks_a_rule(open_page, live_server):
    page = open_page()
    sign_in(page, live_server.url)
    batch = ImportBatch.objects.create(title="一批")
    addresses = [address.format(batch=batch.pk) for address in FOR_STAFF]
    assert {address: violations_by_day_and_night(page, address) for address in addresses} == {
        address: [] for address in addresses
    }


def test_headings_nest_without_gaps_on_every_page(open_page):
    page = open_page()
    gaps = {}
    for address in PAGES:
        page.goto(address)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((each) => Number(each.tagName[1]))"
        )
        gaps[address] = [
            (above, below) for above, below in zip([0, *levels], levels, strict=False) if below > above + 1
        ]
    assert gaps == {address: [] for address in PAGES}


@pytest.mark.parametrize(("width", "most"), [(1440, 15), (390, 16)])
def test_the_first_hit_is_few_stops_away(open_page, width, most):
    page = open_page("/search/?q=学位", width=width)
    stops = 0
    while not page.evaluate("Boolean(document.activeElement.closest('.hits'))"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= most + 1
    assert page.evaluate(
        "Boolean(document.querySelector('.hits').compareDocumentPosition("
        "document.querySelector('.filters')) & Node.DOCUMENT_POSITION_FOLLOWING)"
    )


def test_a_first_page_without_cache_weighs_less_than_100_kilobytes(open_page):
    page = open_page("/categories/")
    weights = {}
    for address in ("/", "/search/?q=学位", "/notices/linxi-2021/"):
        sizes: list[int] = []
        cache = page.context.new_cdp_session(page)
        cache.send("Network.enable")
        cache.send("Network.setCacheDisabled", {"cacheDisabled": True})
        cache.on("Network.loadingFinished", lambda said, sizes=sizes: sizes.append(said["encodedDataLength"]))
        page.goto(address, wait_until="networkidle")
        cache.detach()
        weights[address] = sum(sizes)
    assert all(10_000 < weight < 100_000 for weight in weights.values()), weights


def test_a_screen_reader_is_told_what_a_facet_a_value_and_a_chart_are(open_page):
    page = open_page("/search/?q=学位&year=2021")
    facets = page.get_by_role("complementary", name="筛选")
    areas = facets.get_by_role("region", name="问题领域")
    expect(facets.get_by_role("region", name="年份")).to_be_visible()
    expect(areas.get_by_role("link", name="教育").first).to_be_visible()
    expect(page.get_by_role("link", name="去掉筛选 年份 2021 年")).to_be_visible()
    page.goto("/trends/?q=学位")
    chart = page.get_by_role("img", name="全部问题，含‘学位’：历年条数")
    assert chart.locator("desc").inner_html().startswith("虚线是没有通报的年份。")
    expect(page.get_by_role("table").first.get_by_role("columnheader")).not_to_have_count(0)
