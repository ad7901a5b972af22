"""The pages that say what this is."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from notices.parsing import PARSER_VERSION
from notices.reading import READER_VERSION
from notices.versioning.version import current
from tests.factories import make_notice
from tests.notices.double_coding.coded import both, make_double_coding
from tests.pages_data import make_linxi
from tests.pages_text import html, links, text

pytestmark = pytest.mark.django_db

PAGES = ["/about/reading/", "/about/data/", "/about/method/", "/about/corrections/"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_in_both_languages_also_without_notices(client, address):
    assert "<h1>" in html(client, address)
    page = html(client, f"/en{address}")
    assert '<html lang="en">' in page


def test_about_leads_to_the_data(client):
    assert client.get("/about/").headers["Location"] == "/about/data/"


def test_every_page_leads_to_them_from_its_foot(client):
    foot = html(client, "/coverage/").split("<footer", 1)[1]
    for words, address in zip(("怎么读一份通报", "数据说明", "方法与误差", "订正"), PAGES, strict=True):
        assert links(foot, words) == [address]


def test_the_data_page_counts_what_is_in_and_leads_to_it(client):
    make_linxi()
    page = html(client, "/about/data/")
    assert links(page, "1") == ["/search/?unit=notice"]
    assert links(page, "3") == ["/search/"]
    assert links(page, "4") == ["/search/?unit=measure"]
    assert "（其中示例 1 份）" in page
    assert "2021–2021" in text(page)
    assert links(page, "已知的缺口") == ["/coverage/#missing"]


def test_the_data_page_cites_the_whole_collection(client, settings):
    settings.SITE_URL = "https://zhenggai.example"
    make_linxi()
    page = html(client, "/about/data/")
    assert f"整改通：巡视巡察整改通报全文数据库（数据版本 {current()}）[DB/OL]. （" in page
    assert f"<code>{current()}</code>" in page
    assert "]. https://zhenggai.example/." in page


def test_the_method_page_says_which_versions_read_the_notices(client):
    make_notice("old")
    page = text(html(client, "/about/method/"))
    assert f"读取器是第 {READER_VERSION} 版，解析器是第 {PARSER_VERSION} 版" in page
    assert "1 份还是旧版读的" in page


def test_a_doubted_unit_is_shown_with_its_address_and_a_letter_about_it(client, settings):
    settings.CONTACT_EMAIL = "data@zhenggai.example"
    make_linxi()
    page = html(client, "/about/corrections/?id=linxi-2021/p1/m1")
    assert "启用溪南学校，新增学位2160个。" in page
    assert links(page, "http://testserver/notices/linxi-2021/p1/m1/") == ["/notices/linxi-2021/p1/m1/"]
    assert links(page, "写信订正 linxi-2021/p1/m1")[0].startswith("mailto:data@zhenggai.example?subject=")
    assert links(page, "订正基本情况") == []


def test_without_a_mailbox_the_page_says_where_to_turn(client, settings):
    settings.CONTACT_EMAIL = ""
    page = html(client, "/about/corrections/")
    assert "本站没有公布邮箱。请告诉运行本站的机构或个人" in page
    assert "mailto:" not in page


def test_an_identifier_that_names_nothing_is_said_to(client):
    page = html(client, "/about/corrections/?id=<b>x</b>")
    assert "没有编号为“&lt;b&gt;x&lt;/b&gt;”的通报、问题或措施" in page


def test_staff_are_led_to_where_they_correct_it(client):
    notice = make_linxi()
    client.force_login(User.objects.create_superuser("curator"))
    page = html(client, "/about/corrections/?id=linxi-2021")
    assert links(page, "订正基本情况") == [f"/notices/{notice.name}/facts/"]


@pytest.mark.parametrize("public_id", ["linxi-2021", "linxi-2021/p1", "linxi-2021/p2/i1", "linxi-2021/p1/m1"])
def test_every_unit_asks_whether_something_is_wrong(client, public_id):
    make_linxi()
    page = html(client, f"/notices/{public_id}/")
    assert links(page, "有误？") == [f"/about/corrections/?id={public_id}"]


def test_the_method_page_says_how_far_two_coders_agree_and_what_they_were_shown(client):
    assert "Cohen κ" not in html(client, "/about/method/")
    drawn = {"by": "sample", "seed": "7", "size": 1, "of": 12, "filter": {"tier": "市"}}
    make_double_coding(make_linxi(), *both(p1="health"), title="第一次", drawn=drawn)
    page = text(html(client, "/about/method/"))
    assert "从 12 份通报里抽取 1 份，种子 7" in page
    assert "范围：市 给看程序所读的：结构。" in page
    assert "主要领域 3 2 0.667 0.400 0.444 1.000 (2)" in page
    assert "措施的进度 4 4 1.000 1.000 1.000 –" in page
    assert "Main area" not in page
    assert "Primary area 3 2 0.667" in text(html(client, "/en/about/method/"))
