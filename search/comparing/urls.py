"""Addresses of what stands side by side."""

from django.urls import path, re_path

from notices.exporting.downloads import ENDINGS
from search.comparing import views

FILE = rf"file/(?P<ending>{'|'.join(ENDINGS)})/$"

urlpatterns = [
    path("compare/", views.compare, name="compare"),
    re_path(rf"^compare/{FILE}", views.compare_file, name="compare-file"),
    path("compare/chart.svg", views.compare_chart, name="compare-chart"),
    path("matrix/", views.matrix, name="matrix"),
    re_path(rf"^matrix/{FILE}", views.matrix_file, name="matrix-file"),
    path("matrix/chart.svg", views.matrix_chart, name="matrix-chart"),
    path("trends/", views.trends, name="trends"),
    re_path(rf"^trends/{FILE}", views.trends_file, name="trends-file"),
    path("trends/chart.svg", views.trends_chart, name="trends-chart"),
    path("trends/areas.svg", views.trends_areas, name="trends-areas"),
    path("rounds/", views.rounds, name="rounds"),
    re_path(rf"^rounds/{FILE}", views.rounds_file, name="rounds-file"),
    path("rounds/chart.svg", views.rounds_chart, name="rounds-chart"),
]
