import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notices.about.measured import area_run
from notices.area_boundaries import boundaries
from notices.models import Accountability, Document, Figure, Measure, Notice, Problem, Promise
from tests.factories import make_category, make_claim, make_measure, make_notice, make_place, make_problem
from tests.pages_data import make_linxi
from tests.pages_text import html, links, text

pytestmark = pytest.mark.django_db

SAMPLE = "示例（虚构）"


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        html(client, address)
    return len(asked)


def test_a_notice_states_its_facts(client):
    make_linxi()
    page = html(client, "/notices/linxi-2021/")
    for fact in (
        "青岚省",
        "云泽市",
        "临溪区",
        "2021-11-23",
        "反馈后 300 天",
        "2 个问题，2 个分项，4 条措施",
        "linxi-2021.txt",
    ):
        assert fact in page


def test_contents_lead_to_problems_and_measures_lead_to_their_place_and_back(client):
    make_linxi()
    page = html(client, "/notices/linxi-2021/")
    anchors = set(re.findall(r'\bid="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert {"p1", "p2", "p1-m2", "p2-i1-m1", "o-p1-m2", "o-p2-i1", "part-1", "a1", "original"} <= anchors
    assert links - anchors == set()
    assert {"o-p1-m2", "p1-m2", "o-p2-i2-m1"} <= links


def test_no_id_stands_twice(client):
    make_linxi()
    ids = re.findall(r'\bid="([^"]+)"', html(client, "/notices/linxi-2021/"))
    assert sorted(ids) == sorted(set(ids))


def test_the_original_is_shown_whole(client):
    notice = make_linxi()
    page = re.sub(r"<a class=\"back\".*?</a>|<[^>]+>|\s", "", html(client, "/notices/linxi-2021/"))
    assert re.sub(r"\s", "", notice.text) in page


def test_text_is_escaped(client):
    make_problem(make_notice("x", text="<b>注意</b>"), title="<script>", measures=["<i>"])
    page = html(client, "/notices/x/")
    assert "<script>" not in page.replace("<script src", "")
    assert "<b>" not in page
    assert "<i>" not in page


def test_a_notice_without_place_date_problems_or_file_has_a_page(client):
    make_notice("kong", published=None)
    assert "没有识别出问题。" in html(client, "/notices/kong/")


@pytest.mark.parametrize(
    "address",
    [
        "/notices/linxi-2021/",
        "/notices/linxi-2021/p1/",
        "/notices/linxi-2021/p1/m1/",
        "/categories/education/",
    ],
)
def test_a_sample_is_marked_as_one_and_a_real_notice_is_not(client, address):
    notice = make_linxi()
    assert SAMPLE in html(client, address)
    Notice.objects.filter(pk=notice.pk).update(is_sample=False)
    assert SAMPLE not in html(client, address)


@pytest.mark.parametrize("row", [Problem, Measure])
def test_every_unit_has_a_page_at_its_own_address(client, row):
    make_linxi()
    for unit in row.objects.all():
        page = html(client, unit.get_absolute_url())
        assert unit.public_id in page
        assert reverse("notice", args=["linxi-2021"]) + "#" in page


def test_a_measure_page_quotes_it_within_its_paragraph(client):
    make_linxi()
    page = html(client, "/notices/linxi-2021/p1/m2/")
    assert "二是<mark" in page
    assert "预留教育用地7宗。</mark>" in page
    assert "启用溪南学校" in page  # the paragraph, and the measure before this one


def test_an_item_page_leads_to_its_problem_and_to_the_next_item(client):
    make_linxi()
    page = html(client, "/notices/linxi-2021/p2/i1/")
    assert 'href="/notices/linxi-2021/p2/"' in page
    assert 'rel="next" href="/notices/linxi-2021/p2/i2/"' in page


def test_a_measure_of_an_item_leads_to_the_item_and_to_the_problem_above_it(client):
    make_linxi()
    page = html(client, "/notices/linxi-2021/p2/i1/m1/")
    assert 'href="/notices/linxi-2021/p2/"' in page
    assert 'href="/notices/linxi-2021/p2/i1/"' in page


def test_an_item_is_not_taken_for_a_problem_of_its_number(client):
    make_linxi()
    assert "黑臭水体治理反复" in html(client, "/notices/linxi-2021/p2/")
    assert "排口封堵不力" in html(client, "/notices/linxi-2021/p2/i1/")


@pytest.mark.parametrize(
    "part", ["", "p9/", "p1/i1/", "p2/i3/", "p1/m9/", "p2/i1/m2/", "p0/", "p99999999999999999999/"]
)
def test_what_is_not_there_is_not_found(client, part):
    make_linxi()
    name = "linxi-2021" if part else "nowhere"
    assert "找不到这一页" in html(client, f"/notices/{name}/{part}", status=404)


def test_only_staff_see_a_link_to_the_original_file(client):
    make_linxi()
    assert "/admin/" not in html(client, "/notices/linxi-2021/")
    client.force_login(User.objects.create_superuser("curator"))
    assert "/admin/notices/notice/original/" in html(client, "/notices/linxi-2021/")


def test_a_category_is_grouped_by_district_and_notice(client):
    make_linxi()
    make_linxi("linxi-2023")
    education = make_category("education")
    make_problem(make_notice("bai-2022", place=make_place("甲省")), title="师资不足", categories=[education])
    page = html(client, "/categories/education/")
    assert page.count("<h2") == 2
    assert page.count("<h3") == 3
    assert page.count("公办学位缺口较大") == 2
    assert "共有 5 个问题" in page


def test_areas_count_units_and_not_the_problems_above_them(client):
    make_linxi()
    page = re.sub(r"\s+", " ", html(client, "/categories/"))
    assert '生态环境</a> <span class="count">2</span>' in page


def test_an_area_says_what_belongs_and_what_does_not_with_examples_in_both_languages(client):
    make_linxi()
    boundary, english = boundaries("zh")["education"], boundaries("en")["education"]
    for address in ("/categories/", "/categories/education/"):
        page = html(client, address)
        for words in (boundary.definition, boundary.belongs, boundary.elsewhere, boundary.examples[0].zh):
            assert words in page
        assert english.examples[0].en not in page
        translated = html(client, f"/en{address}")
        for words in (english.definition, english.belongs, english.elsewhere, english.examples[0].en):
            assert words in translated


def test_an_area_says_how_often_its_label_is_right_with_a_link_to_how_that_was_measured(client):
    make_linxi()
    figures = area_run().figures["education"]
    words = f"准确率 {figures.precision:.2f}，召回率 {figures.recall:.2f}"
    for address in ("/categories/", "/categories/education/"):
        assert f'href="/about/method/#area-education">{words}</a>' in html(client, address)


def test_a_category_is_paged_and_a_page_out_of_range_is_not_found(client):
    education = make_category("education")
    notice = make_notice("bai-2022")
    for _ in range(51):
        make_problem(notice, title="师资不足", categories=[education])
    assert 'href="?page=2"' in html(client, "/categories/education/")
    assert html(client, "/categories/education/?page=2").count("师资不足") == 1
    for page in ("3", "0", "x"):
        html(client, f"/categories/education/?page={page}", status=404)


def test_an_unknown_category_is_not_found(client):
    html(client, "/categories/nothing/", status=404)


@pytest.mark.parametrize(
    "address", ["/notices/linxi-2021/", "/notices/linxi-2021/p2/", "/categories/education/", "/categories/"]
)
def test_the_number_of_queries_does_not_grow_with_the_rows(client, address):
    notice = make_linxi()
    before = queries(client, address)
    education = make_category("education")
    rivers = notice.problems.get(parent=None, number=2)
    for _ in range(5):
        top = make_problem(notice, title="甲", categories=[education], measures=["乙", "丙"], lead_ins=["丁"])
        make_problem(None, "1.戊", title="戊", parent=top, categories=[education], measures=["己"])
        make_measure(make_problem(None, "1.庚", title="庚", parent=rivers, categories=[education]))
    assert queries(client, address) == before


def test_the_interface_speaks_english_and_leaves_the_notice_alone(client):
    make_linxi()
    page = html(client, "/en/notices/linxi-2021/")
    assert "Problems and measures" in page
    assert "300 days after feedback" in page
    assert "公办学位缺口较大" in page


@pytest.fixture
def claimed() -> None:
    """临溪 with a measure done that claims a figure, and one planned."""
    make_linxi()
    Measure.objects.filter(text__startswith="预留").update(status="planned")
    done = Measure.objects.get(text__startswith="启用")
    done.status, done.status_start = "done", done.start + 7
    done.status_end = done.status_start + 9
    done.save()
    make_claim(Figure, done, "2160个", value=2160.0, unit_name="个")


@pytest.mark.usefixtures("claimed")
@pytest.mark.parametrize("part", ["", "p1/", "p1/m1/"])
def test_a_measure_says_how_far_it_is_and_on_which_words(client, part):
    page = html(client, f"/notices/linxi-2021/{part}")
    assert "已完成" in text(page)
    assert "新增学位2160个" in re.sub(r"<[^>]+>", "", page.split("依据")[1])


@pytest.mark.usefixtures("claimed")
def test_measures_can_be_narrowed_to_one_state_and_to_an_area_besides(client):
    def shown(query: str) -> set[str]:
        page = html(client, f"/notices/linxi-2021/{query}")
        return set(re.findall(r'<div class="measure" id="([^"]+)"', page))

    assert shown("?state=planned") == {"p1-m2"}
    assert shown("?state=planned&area=environment") == set()
    assert shown("?state=done&area=education") == {"p1-m1"}
    assert shown("?state=nothing") == {"p1-m1", "p1-m2", "p2-i1-m1", "p2-i2-m1"}


@pytest.mark.usefixtures("claimed")
def test_the_facts_show_the_states_as_a_bar_and_lead_to_the_measures_in_them(client):
    page = html(client, "/notices/linxi-2021/")
    assert '<rect class="planned" x="1" width="1" height="1"/>' in page
    assert links(page, "计划中 1")[0] == "?state=planned#outline"


@pytest.mark.usefixtures("claimed")
@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("", False),
        ("?evidence=1", True),
        ("p1/", False),
        ("p1/?evidence=1", True),
        ("p1/m1/", True),
        ("p1/m1/?evidence=0", False),
    ],
)
def test_claims_are_underlined_where_the_address_asks_for_it_and_on_the_page_of_a_measure(
    client, address, marked
):
    page = html(client, f"/notices/linxi-2021/{address}")
    assert ('新增学位<span class="claimed figure">2160个</span>' in page) == marked


@pytest.mark.usefixtures("claimed")
def test_the_page_of_a_measure_lists_its_evidence_and_what_was_read_in_it(client):
    assert "数字 2160个 2,160 个 · 增减量" in text(html(client, "/notices/linxi-2021/p1/m1/"))
    assert "本条中的证据" not in html(client, "/notices/linxi-2021/p1/m2/")


@pytest.mark.usefixtures("claimed")
def test_what_a_curator_rejected_is_neither_underlined_nor_listed(client):
    Figure.objects.update(rejected=True)
    page = html(client, "/notices/linxi-2021/p1/m1/")
    assert "claimed" not in page
    assert "本条中的证据" not in page


def test_the_facts_count_what_a_notice_claims(client):
    notice = make_linxi()
    measure = Measure.objects.get(text__startswith="启用")
    make_claim(Promise, measure, "新增学位", due="2999", due_by=date(2999, 12, 31))
    make_claim(Promise, measure, "启用", due="2021", due_by=date(2021, 12, 31))
    make_claim(Document, measure, "溪南学校", role="made")
    make_claim(Accountability, measure, "启用", kind="talk")
    make_claim(Figure, measure, "2160个", rejected=True)
    page = text(html(client, "/notices/linxi-2021/"))
    facts = "承诺 2 项 ，下一个期限 2999年12月31日； 1 待核 ， 1 未到期 制度文件 制定 1 份 追责 约谈提醒 1"
    assert facts in page
    Promise.objects.filter(due="2999").delete()
    assert "承诺 1 项 ，最后的期限 2021年12月31日 已过" in text(html(client, notice.get_absolute_url()))
