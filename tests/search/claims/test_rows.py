from search.claims.rows import marked


def test_the_claim_is_set_off_and_the_words_asked_for_are_marked():
    assert marked("新增学位2160个。", (4, 9), "figure", ["学位"]) == (
        '新增<mark>学位</mark><b class="claimed figure">2160个</b>。'
    )


def test_where_they_run_into_one_another_both_are_seen():
    assert marked("年底前建成学校", (0, 5), "promise", ["建成学校"]) == (
        '<b class="claimed promise">年底前<mark>建成</mark></b><mark>学校</mark>'
    )


def test_what_a_notice_says_is_escaped():
    assert (
        marked("<b>2个", (3, 5), "figure", ["<b>"])
        == '<mark>&lt;b&gt;</mark><b class="claimed figure">2个</b>'
    )
