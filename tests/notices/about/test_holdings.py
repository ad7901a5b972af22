from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from notices.about.holdings import Holdings, holdings
from notices.models import ImportBatch, ImportFile
from tests.factories import make_notice, make_place, make_problem
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db


def test_an_empty_collection_holds_nothing():
    assert holdings() == Holdings(0, 0, 0, 0, 0, 0, 0, None, None, 0, None, 0)


def test_what_is_in_is_counted_as_a_search_counts_it():
    linxi = make_linxi()  # a sample of 2021: a problem with two measures, two items with one each
    province = make_notice("sheng-2017", place=make_place("青岚省"), published=None, signed=date(2017, 5, 1))
    make_problem(province)
    make_notice("undated", published=None, url="https://www.yunze.example/a.html", source="云泽先锋")
    make_notice("again", url="https://www.yunze.example/b.html")
    batch = ImportBatch.objects.create(title="一批")
    ImportFile.objects.create(batch=batch, number=1, name="a.doc", size=1, status="failed")
    assert holdings() == Holdings(
        notices=4,
        samples=1,
        problems=4,
        measures=4,
        districts=1,
        other_places=1,
        years=2,
        first_year=2017,
        last_year=2021,
        sites=1,
        last_import=linxi.original.imported,
        unread=1,
    )
    assert linxi.original.imported <= timezone.now()
