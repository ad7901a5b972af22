"""Addresses of the claims of notices: a page a kind, and what can be taken from it."""

from django.urls import path, re_path

from notices.exporting.downloads import ENDINGS
from search.claims import views
from search.claims.kinds import KINDS

ENDING = rf"(?P<ending>{'|'.join(ENDINGS)})/$"

urlpatterns = [
    pattern
    for slug in KINDS
    for pattern in (
        path(f"{slug}/", views.page, {"slug": slug}, name=slug),
        re_path(rf"^{slug}/export/{ENDING}", views.export, {"slug": slug}, name=f"{slug}-export"),
        path(f"{slug}/chart.svg", views.chart, {"slug": slug}, name=f"{slug}-chart"),
        re_path(rf"^{slug}/chart/{ENDING}", views.table, {"slug": slug}, name=f"{slug}-table"),
    )
]
