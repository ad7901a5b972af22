import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from notices.models import Category, Notice
from notices.overview.collection import Size
from search import indexing
from search.asking.request import SearchRequest
from search.language.synonyms import thesaurus
from search.results import alternatives
from tests.factories import make_category, make_measure, make_notice, make_place, make_problem
from tests.pages_data import make_linxi
from tests.pages_text import html, links, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def collection() -> None:
    """临溪 of 2021, a sample, and a real notice of 2022 about schools."""
    make_linxi()
    notice = make_notice(
        "bai-2022", title="柏桥区的通报", place=make_place("甲省"), published=date(2022, 5, 1)
    )
    for title in ("学位缺口仍有", "师资不足"):
        make_problem(
            notice,
            f"关于{title}的问题",
            title=title,
            categories=[make_category("education")],
            measures=[title],
        )
    indexing.rebuild()


def hits(page: str) -> list[str]:
    return re.findall(r'<article class="hit">.*?<a href="([^"]+)"', page, re.DOTALL)


@pytest.mark.usefixtures("collection")
def test_home_counts_what_the_collection_holds(client):
    page = text(html(client, "/"))
    assert "通报 2" in page
    assert "问题 5" in page
    assert "措施 6" in page
    assert "其中 1 份是为演示编写的虚构通报" in page


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize("name", ["青岚省", "临溪区", "2022 年", "教育", "民生与公共服务"])
def test_a_count_on_the_home_page_is_what_its_link_finds(client, name):
    page = html(client, "/")
    ((address, count),) = re.findall(
        rf'href="(/search/[^"]+)"><span class="name">{name}</span>.*?<span class="count">(\d+)</span>', page
    )
    assert f"共 {count} 条" in text(html(client, address.replace("&amp;", "&")))


def test_an_empty_collection_has_pages(client):
    assert "还没有导入通报。" in html(client, "/")
    assert "没有找到。" in html(client, "/search/?q=学位")


@pytest.mark.usefixtures("collection")
def test_hits_are_marked_and_say_where_they_come_from(client):
    page = html(client, "/search/?q=学位")
    assert hits(page)[0] in ("/notices/linxi-2021/p1/", "/notices/bai-2022/p1/")
    assert "<mark>学位</mark>" in page
    assert "青岚省 › 云泽市 › 临溪区" in text(page)
    assert 'href="/categories/education/"' in page


@pytest.mark.usefixtures("collection")
def test_a_sample_is_marked_among_the_hits(client):
    assert html(client, "/search/?q=学位&year=2021").count("示例（虚构）") >= 1
    assert "示例（虚构）" not in html(client, "/search/?q=学位&year=2022")


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize(
    ("unit", "first"), [("notice", "/notices/linxi-2021/hits/"), ("measure", "/notices/linxi-2021/p1/m1/")]
)
def test_a_unit_is_what_is_found_and_linked(client, unit, first):
    found = hits(html(client, f"/search/?q=新增学位&exact=1&unit={unit}"))
    assert first in {address.split("?")[0] for address in found}


@pytest.mark.usefixtures("collection")
def test_a_hit_leads_to_its_place_in_the_notice_with_the_search_carried_along(client):
    page = html(client, "/search/?q=溪南学校&exact=1&unit=measure&year=2021")
    (address,) = [link for link in links(page, "云泽市临溪区委") if "/hits/" in link]
    assert address.endswith("&unit=measure&exact=1&year=2021#p1-m1")
    assert '启用<mark id="hit-1">溪南学校</mark>' in html(client, address)


@pytest.mark.usefixtures("collection")
def test_units_are_counted_and_keep_the_question(client):
    (address,) = links(html(client, "/search/?q=学位&exact=1&year=2021"), "措施 1")
    assert address.endswith("&exact=1&year=2021&unit=measure")


@pytest.mark.usefixtures("collection")
def test_a_facet_narrows_and_its_chip_takes_it_off(client):
    page = html(client, "/search/?q=学位")
    (address,) = [link for link in links(page, "2022 年") if "year=" in link and "not_year" not in link]
    narrowed = html(client, "/search/" + address)
    assert {hit.split("/")[2] for hit in hits(narrowed)} == {"bai-2022"}
    assert "/search/" + links(narrowed, "去掉筛选")[0] == "/search/?q=学位"


@pytest.mark.usefixtures("collection")
def test_siblings_stay_and_a_chosen_value_without_hits_is_shown(client):
    page = text(html(client, "/search/?q=师资不足&exact=1&year=2021"))
    assert "2021 年 （已选，点击去掉） 0" in page
    assert "2022 年" in page


def test_a_long_question_is_put_otherwise_only_twice(monkeypatch):
    monkeypatch.setattr(alternatives, "totals", lambda requests: [1] * len(requests))

    def ways(length: int) -> int:
        request = SearchRequest("缺" * length, field="title", scope="sentence", unit="measure")
        return len(alternatives.ways_out(request, []))

    assert (ways(alternatives.LONG), ways(alternatives.LONG + 1)) == (5, alternatives.MOST_OF_LONG)


@pytest.mark.usefixtures("collection")
def test_an_empty_page_offers_wider_questions_with_what_they_find(client):
    page = html(client, "/search/?q=师资不足&exact=1&year=2021")
    assert "没有找到。" in page
    assert "不限年份 1 条" in text(page)
    assert "/search/" + links(page, "不限年份")[0] == "/search/?q=师资不足&exact=1"


@pytest.mark.usefixtures("collection")
def test_the_reading_says_how_many_hold_all_the_words(client):
    page = html(client, "/search/?q=学位 缺口 溪南")
    assert re.search(r"其中 \d+ 条包含全部词语", text(page))
    (address,) = links(page, "只看包含全部词语的")
    assert "都包含全部词语" in text(html(client, "/search/" + address))


@pytest.mark.usefixtures("collection")
def test_without_words_a_hit_is_its_title_and_a_measure_its_text(client):
    assert 'class="snippet"' not in html(client, "/search/?unit=notice")
    assert "请居民担任河长52名。" in html(client, "/search/?unit=measure")


@pytest.mark.usefixtures("collection")
def test_broken_syntax_is_remarked_on(client):
    assert 'class="remark"' in html(client, "/search/?q=“学位")


@pytest.mark.usefixtures("collection")
def test_what_was_asked_stays_in_the_form(client):
    page = html(client, '/search/?q="<b>&exact=1&unit=measure&year=2021')
    assert 'value="&quot;&lt;b&gt;"' in page
    assert '<input type="hidden" name="unit" value="measure">' in page
    assert '<input type="hidden" name="year" value="2021">' in page
    assert 'name="exact" value="1" checked' in page


def test_hits_are_paged(client):
    notice = make_notice()
    for _ in range(21):
        make_problem(notice, title="师资不足")
    indexing.rebuild()
    first = html(client, "/search/")
    assert len(hits(first)) == 20
    assert links(first, "下一页") == ["?page=2"]
    assert len(hits(html(client, "/search/?page=2"))) == 1


@pytest.mark.parametrize("page", ["2", "0", "x", "99999999999999999999"])
def test_a_page_out_of_range_is_not_found(client, page):
    assert "找不到这一页" in html(client, f"/search/?page={page}", status=404)


def test_a_query_that_is_too_long_is_a_bad_request_with_a_sentence(client):
    assert "检索词太长：最多 500 个字" in html(client, "/search/?q=" + "字" * 501, status=400)


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize("address", ["/", "/search/?q=学位", "/search/?unit=measure", "/search/?unit=notice"])
def test_the_number_of_queries_does_not_grow_with_the_rows(client, address):
    def queries() -> int:
        html(client, address)  # once before counting: the index opens
        with CaptureQueriesContext(connection) as asked:
            html(client, address)
        return len(asked)

    before = queries()
    notice = Notice.objects.get(name="bai-2022")
    for number in range(8):
        above = make_problem(
            notice, "关于学位的问题", title="学位", categories=[make_category("education")], measures=["学位"]
        )
        make_measure(
            make_problem(None, "1.学位", title="学位", parent=above, categories=[make_category("culture")]),
            "学位",
        )
        make_linxi(f"linxi-{number}")
    indexing.rebuild()
    assert queries() == before


def test_the_page_of_a_broken_server_needs_nothing_of_it():
    assert "服务器出错了" in render_to_string("500.html")


@pytest.mark.usefixtures("collection")
def test_the_same_search_is_there_in_english(client):
    page = client.get("/en/search/?q=学位").content.decode()
    assert "Searched by the words" in page
    assert "Relevance" in page


@pytest.mark.usefixtures("collection")
def test_facets_are_named_in_english(client):
    page = text(html(client, "/en/search/"))
    assert "Livelihood and public services" in page
    assert "年份" not in page


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize(
    "address", ["/", "/search/?q=学位", "/notices/linxi-2021/", "/categories/", "/nowhere/"]
)
def test_no_page_holds_script_or_style_of_its_own(client, address):
    page = client.get(address).content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?! src)|javascript:", page)


@pytest.mark.usefixtures("collection")
def test_what_was_mistyped_is_read_as_meant_and_can_be_asked_as_typed(client):
    page = html(client, "/search/?q=xuewei")
    assert "“xuewei”按“学位”检索。" in text(page)
    count = re.search(r"共 (\d+) 条", text(html(client, "/search/?q=学位")))
    assert count
    assert f"共 {count[1]} 条" in text(page)
    (address,) = links(page, "只按字词检索")
    assert "没有一处含： xuewei" in text(html(client, "/search/" + address))


@pytest.mark.usefixtures("collection")
def test_an_empty_page_offers_the_other_units(client):
    assert "改查通报 1 条" in text(html(client, "/search/?q=“逐条整改”"))


@pytest.mark.usefixtures("collection")
def test_scopes_are_counted_and_lead_to_what_they_count(client):
    page = html(client, "/search/?q=学位 缺口")
    for words, scope in (("同篇", "notice"), ("同问题", "problem"), ("同句", "sentence")):
        (address,) = links(page, words)
        assert f"scope={scope}" in address
        count = re.search(rf"{words} (\d+)", text(page))
        assert count
        assert f"共 {count[1]} 条" in text(html(client, "/search/" + address))


@pytest.mark.usefixtures("collection")
def test_hits_under_their_notices_lead_to_all_of_one(client):
    page = html(client, "/search/?q=学位&group=1")
    address = next(link for link in links(page, "命中") if "notice=bai-2022" in link)
    assert {hit.split("/")[2] for hit in hits(html(client, "/search/" + address))} == {"bai-2022"}


@pytest.mark.usefixtures("collection")
def test_similar_problems_are_those_of_other_notices(client):
    page = html(client, "/similar/bai-2022/p1/")
    assert "/notices/linxi-2021/p1/" in hits(page)
    assert "bai-2022" not in {hit.split("/")[2] for hit in hits(page)}
    assert "找不到这一页" in html(client, "/similar/bai-2022/p9/", status=404)


@pytest.mark.usefixtures("collection")
def test_every_synonym_can_be_seen_and_the_page_is_one_click_from_the_results(client):
    page = unescape(html(client, "/synonyms/"))
    for section in thesaurus().sections:
        assert section.name in page
        for group in section.equal:
            assert " = ".join(group) in page
        for word, terms in section.narrower.items():
            assert f"{word} → {'、'.join(terms)}" in page
        for word, terms in section.everyday.items():
            assert f"{word} ⇢ {'、'.join(terms)}" in page
    assert "/synonyms/" in links(html(client, "/search/?q=学位不足"), "同义词表")


@pytest.mark.parametrize(("prefix", "shown"), [("/en", "12,345"), ("", "12345")])
def test_numbers_are_written_as_the_language_writes_them(client, monkeypatch, prefix, shown):
    monkeypatch.setattr("notices.overview.collection.size", lambda: Size(12345, 0, 2, 3, 2019, 2021))
    page = client.get(f"{prefix}/").content.decode()
    assert f'<dd><a href="{prefix}/search/?unit=notice">{shown}</a></dd>' in page


@pytest.mark.usefixtures("collection")
def test_a_hit_that_holds_some_of_the_words_says_what_it_lacks(client):
    page = text(html(client, "/search/?q=师资 学位"))
    assert "不含： 学位" in page


@pytest.mark.usefixtures("collection")
def test_a_word_that_nothing_holds_offers_the_areas_that_are_about_it(client):
    Category.objects.filter(slug="education").update(scope="学位、师资、校车")
    indexing.rebuild()
    assert "整个领域： 教育 (4)" in text(html(client, "/search/?q=校车"))


def test_an_area_that_alone_brought_a_hit_is_marked(client):
    notice = make_notice("gang-2021")
    area = make_category("order", "反走私与平安建设")
    make_problem(notice, "关于反走私力量不足的问题", categories=[area])
    make_problem(notice, "关于码头夜间无人值守的问题", categories=[area])
    for number in range(10):
        make_problem(notice, f"关于第{number}号路灯的问题")
    indexing.rebuild()
    first, second = html(client, "/search/?q=反走私").split("<article")[1:3]
    assert "<mark>反走私</mark>力量不足" in first
    assert "<mark>反走私与平安建设</mark>" not in first
    assert "<mark>反走私与平安建设</mark>" in second
