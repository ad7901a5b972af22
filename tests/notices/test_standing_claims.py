import pytest

from notices.models import Document, Figure, Measure, Promise
from notices.standing_claims import StandingClaims
from tests.factories import make_claim
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def test_claims_stand_with_the_unit_they_stand_in_and_in_the_order_of_the_text(django_assert_num_queries):
    notice = make_linxi()
    schools = notice.problems.get(parent=None, number=1)
    first = schools.measures.get(number=1)
    make_claim(Figure, first, "2160个")
    make_claim(Promise, first, "启用溪南学校")
    make_claim(Document, first, "溪南学校")
    make_claim(Figure, schools, "公办")
    make_claim(Document, notice, "联系电话")

    with django_assert_num_queries(4):
        claims = StandingClaims(notice)
    held = {
        unit: [(row.type_name, row.words) for row in claims.of(unit)] for unit in (notice, schools, first)
    }
    assert held == {
        notice: [("document", "联系电话")],
        schools: [("figure", "公办")],
        first: [("promise", "启用溪南学校"), ("document", "溪南学校"), ("figure", "2160个")],
    }
    assert claims.of(schools.measures.get(number=2)) == []


def test_what_a_curator_rejected_does_not_stand():
    make_linxi()
    measure = Measure.objects.earliest("start")
    make_claim(Figure, measure, "2160个", rejected=True)
    assert StandingClaims(measure.problem.notice, measure=measure).rows == []
