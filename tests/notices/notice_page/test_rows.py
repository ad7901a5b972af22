import pytest

from notices.models import Measure, Problem
from notices.notice_page import rows
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def test_neighbours_are_the_units_beside_it_under_the_same_parent():
    make_linxi()
    first = Measure.objects.get(problem__number=1, problem__parent=None, number=1)
    item = Problem.objects.get(parent__number=2, number=2)
    assert rows.neighbours(first) == {"previous": None, "next": first.problem.measures.get(number=2)}
    assert rows.neighbours(item) == {
        "previous": Problem.objects.get(parent=item.parent, number=1),
        "next": None,
    }
