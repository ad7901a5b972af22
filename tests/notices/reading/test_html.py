import pytest

from notices.reading import ReadError, Reading, read

LEAD = "根据市委统一部署，2022年3月1日至4月15日，市委第二巡察组对松陂区进行了巡察，现将整改情况通报如下。"
END = "下一步，区委将持续抓好整改落实，以实际成效取信于民，欢迎广大干部群众监督。"


def text(body: str, head: str = "") -> str:
    return read("a.html", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()).text


def lines(body: str, head: str = "") -> list[str]:
    return text(body, head).splitlines()


def test_a_page_gives_its_title_its_imprint_and_its_paragraphs():
    page = f"""<html><head><title>关于整改情况的通报_松陂区政府网</title></head><body>
      <div class="nav"><a href="/">首页</a><a href="/a">政务公开</a></div>
      <h1>关于整改情况的通报</h1><p>来源：松陂发布　发布日期：2022-10-21　【字体：大 中 小】</p>
      <p>&nbsp;&nbsp;{LEAD}</p><p>　　{END}</p><p>中共松陂区委</p><p>2022年10月20日</p>
      <div>【打印】【关闭】</div><ul><li><a href="/b">中共某区委关于整改的通报</a></li></ul>
      <div>主办单位：松陂区政府</div></body></html>"""

    assert read("a.html", page.encode()) == Reading(
        f"关于整改情况的通报\n来源：松陂发布　发布日期：2022-10-21\n{LEAD}\n{END}\n中共松陂区委\n2022年10月20日\n",
        "text/html",
        (),
    )


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16"])
def test_what_a_page_says_of_its_encoding_is_not_believed(encoding, declared):
    page = f'<html><head><meta charset="{declared}"></head><body><p>{LEAD}</p></body></html>'

    assert read("a.html", page.encode(encoding)).text == f"{LEAD}\n"


def test_character_references_are_letters():
    assert lines(
        "<p>赵&#13767;任组长，&ldquo;回头看&rdquo;&hellip;&#x5DE1;&#23519;，&amp;lt;，&#xD800;。</p>"
    ) == ["赵㗇任组长，“回头看”…巡察，<，\ufffd。"]


def test_lines_broken_in_the_source_are_put_together_and_words_keep_their_blank():
    assert lines(
        f"<p>{LEAD[:20]}\n   {LEAD[20:]}</p><p>见 WTO\n rules 一节，\r\n特此说明，请予以监督，谢谢大家的支持。</p>"
    ) == [
        LEAD,
        "见 WTO rules 一节，特此说明，请予以监督，谢谢大家的支持。",
    ]


def test_every_br_and_every_block_begins_a_line():
    assert lines(
        f"<div>{LEAD}<br>一、甲<br/><br />二、乙<div>三、<b>丙</b><font>丁</font></div>四、戊</div>"
    ) == [
        LEAD,
        "一、甲",
        "二、乙",
        "三、丙丁",
        "四、戊",
    ]


def test_the_numbers_of_lists_are_written_out():
    body = f"""<p>{LEAD}</p><ol><li>甲事项</li><li>乙事项</li><li value="7"><p>丙事项</p></li><li>9.丁事项</li></ol>
      <ol start="2" style="list-style-type: cjk-ideographic"><li>戊事项</li></ol>
      <ol style="list-style:none"><li>己事项</li></ol><ul><li>庚事项</li></ul><p>{END}</p>"""

    assert lines(body)[1:-1] == [
        "1.甲事项",
        "2.乙事项",
        "7.丙事项",
        "9.丁事项",
        "二、戊事项",
        "己事项",
        "庚事项",
    ]


def test_a_table_with_one_problem_a_row_is_one_cell_a_line_with_joined_and_empty_cells_filled():
    body = f"""<p>{LEAD}</p><table>
      <tr><th>序号</th><th>类别</th><th>反馈问题</th><th>整改措施</th><th>责任单位</th></tr>
      <tr><td>1.</td><td rowspan="2">党建</td><td><p>学习不</p><p>深入</p></td>
      <td><p>一是学。</p><p>二是用。</p></td><td></td></tr>
      <tr><td>2</td><td>把关不严</td><td>补齐手续</td><td>区委办<br>区府办</td></tr>
      <tr><td colspan="5">二、作风方面</td></tr>
      <tr><th>序号</th><th>类别</th><th>反馈问题</th><th>整改措施</th><th>责任单位</th></tr>
      <tr><td>3</td><td>作风</td><td>文山会海</td><td></td><td>区委办</td></tr></table><p>{END}</p>"""

    assert lines(body) == [
        LEAD,
        *("序号", "类别", "反馈问题", "整改措施", "责任单位"),
        *("1", "党建", "学习不深入", "一是学。", "二是用。", "—"),
        *("2", "党建", "把关不严", "补齐手续", "区委办区府办"),
        "二、作风方面",
        *("3", "作风", "文山会海", "—", "区委办"),
        END,
    ]


def test_tasks_are_what_was_done_where_no_column_is_named_for_it_each_of_a_joined_row_in_its_line():
    body = f"""<p>{LEAD}</p><table>
      <tr><th>序号</th><th>反馈问题</th><th>整改任务</th><th>进展情况</th></tr>
      <tr><td rowspan="2">1</td><td rowspan="2">巡河留于形式</td><td>培训河长12名</td><td>已完成</td></tr>
      <tr><td>更换标牌30块</td><td>完成率98%</td></tr></table><p>{END}</p>"""

    assert lines(body)[5:-1] == ["1", "巡河留于形式", "培训河长12名", "更换标牌30块", "已完成完成率98%"]


@pytest.mark.parametrize(
    ("measures", "outcome"),
    [("整改举措", "完成情况"), ("主要做法", "落实情况"), ("对策", "目前进度"), ("答复", "说明")],
)
def test_numbered_rows_keep_their_empty_cells_whatever_the_columns_beside_the_finding_are_called(
    measures, outcome
):
    body = f"""<p>{LEAD}</p><table>
      <tr><th>序号</th><th>反馈问题</th><th>{measures}</th><th>{outcome}</th><th>备注</th></tr>
      <tr><td>1</td><td>渡口巡查不到位</td><td>增设救生圈。</td><td>已完成</td><td></td></tr></table><p>{END}</p>"""

    assert lines(body)[6:-1] == ["1", "渡口巡查不到位", "增设救生圈。", "已完成", "—"]


def test_rows_that_no_column_numbers_are_a_line_each():
    body = f"""<p>{LEAD}</p><table>
      <tr><th>反馈问题</th><th>整改举措</th><th>完成情况</th></tr>
      <tr><td colspan="3">一、民生方面</td></tr>
      <tr><td><p>渡口巡查</p><p>不到位</p></td><td><p>1.增设救生圈。</p><p>2.培训船员。</p></td><td></td></tr>
      <tr><td>夜市油烟扰民</td><td>安装净化器。</td><td>正在推进</td></tr></table><p>{END}</p>"""

    assert lines(body) == [
        LEAD,
        "反馈问题\t整改举措\t完成情况",
        "一、民生方面",
        "渡口巡查不到位\t1.增设救生圈。2.培训船员。\t—",
        "夜市油烟扰民\t安装净化器。\t正在推进",
        END,
    ]


def test_an_index_card_above_the_title_comes_below_it():
    body = f"""<table><tr><td>索引号</td><td>SL-2020-0105</td></tr><tr><td>成文日期</td><td>2020-12-22</td></tr></table>
      <h1>中共芦汀县委关于整改情况的通报</h1><p>{LEAD}</p><p>{END}</p>"""

    assert lines(body)[:5] == [
        "中共芦汀县委关于整改情况的通报",
        "索引号",
        "SL-2020-0105",
        "成文日期",
        "2020-12-22",
    ]


def test_a_path_is_kept_where_it_names_the_round_and_no_other():
    kept = '<div class="crumb"><a href="/">首页</a> &gt; 十二届省委第六轮巡视整改 &gt; 正文</div>'
    title = "<h1>中共松陂区委关于整改情况的通报</h1>"

    assert lines(f"{kept}{title}<p>{LEAD}</p>")[1] == "首页 > 十二届省委第六轮巡视整改 > 正文"
    assert lines(f"<div>当前位置：首页 &gt; 正文</div>{title}<p>{LEAD}</p>")[1] == LEAD


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="ArticleTitle" content="中共松陂区委关于整改情况的通报"><title>信息公开</title>', ""),
        (
            "<title>中共松陂区委关于整改情况的通报_松陂区政府</title>",
            "<div>中共松陂区委关于整改情况的通报</div>",
        ),
        (
            "<title>松陂区政府-中共松陂区委关于整改...</title>",
            "<div>中共松陂区委关于整改<br>情况的通报</div>",
        ),
        ("<title>信息公开</title>", "<p><b>中共松陂区委</b></p><p>关于整改情况的通报</p>"),
        ("", "<h2>中共松陂区委关于整改情况的通报</h2>"),
    ],
)
def test_the_title_is_found_wherever_it_stands(head, body):
    assert lines(f"{body}<p>{LEAD}</p>", head) == ["中共松陂区委关于整改情况的通报", LEAD]


def test_what_a_title_is_about_is_not_taken_for_who_it_is_of():
    body = f"<div>中共松陂区人民法院党组<br>关于区委巡察整改情况的通报</div><p>{LEAD}</p>"
    assert lines(body, "<title>松陂法院网</title>") == [
        "中共松陂区人民法院党组关于区委巡察整改情况的通报",
        LEAD,
    ]


def test_source_and_date_come_from_meta_tags_where_the_page_prints_none():
    head = '<meta name="PubDate" content="2021-11-23 10:50"><meta name="ContentSource" content="区纪委监委">'

    assert lines(f"<h1>中共松陂区委关于整改情况的通报</h1><p>{LEAD}</p>", head)[1] == (
        "来源：区纪委监委　发布日期：2021-11-23 10:50"
    )


def test_hidden_text_scripts_and_comments_are_not_shown():
    body = f"""<p>{LEAD}</p><p style="display: none">隐藏的文字，看不见的。</p><script>"脚本，文字。"</script>
      <!-- 注释，文字。 --><p>{END}<span hidden>看不见</span></p>"""

    assert lines(body) == [LEAD, END]


def test_a_name_like_nav_around_the_whole_page_hides_nothing():
    assert lines(f'<form id="nav"><div class="share"><p>{LEAD}</p><p>{END}</p></div></form>') == [LEAD, END]


@pytest.mark.parametrize("body", ["", "<p>&nbsp;</p>", "<script>x</script>", "<div id=app></div>"])
def test_a_page_without_text_says_so(body):
    with pytest.raises(ReadError, match="网页里没有文字"):
        text(body)


def test_soup_of_unclosed_fonts_is_read_and_a_thousandfold_nest_is_refused():
    assert lines("<font><b>" * 3000 + f"<p>{LEAD}") == [LEAD]
    with pytest.raises(ReadError, match="套得太深"):
        text("<div>" * 5000 + LEAD)


def test_more_tags_than_any_notice_has_are_refused():
    with pytest.raises(ReadError, match="标签太多"):
        text("<i>" * 300_001)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("1\t学位供给不足\t新建学校5所。\t区教育局", "1\t学位供给不足\t新建学校5所。\t区教育局"),
        ("1\t学位供给不足\t\t区教育局", "1\t学位供给不足\t\t区教育局"),
        ("\t\t区委召开\t会议。\t\t", "区委召开 会议。"),
        ("区委召开\n\t\t\t会议，\n\t\t\t部署整改。", "区委召开会议，部署整改。"),
    ],
)
def test_tabs_part_the_cells_of_a_table_that_was_pasted_as_text(source, shown):
    filler = "".join(f"<p>（{n}）区委第{n}次研究部署巡察整改工作，逐项建立台账。</p>" for n in range(1, 9))

    assert shown in read("a.html", f"<body>{filler}<p>{source}</p></body>".encode()).text.splitlines()
