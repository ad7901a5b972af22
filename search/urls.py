"""Addresses of the front page and of searches."""

from django.urls import include, path, re_path

from notices.public_ids import PROBLEM
from search.concordance import views as concordance_views
from search.occurrences import views as occurrences
from search.results import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.results, name="search"),
    path("search/export/<slug:ending>/", views.export, name="search-export"),
    path("search/cite.<str:ending>", views.cite, name="search-citations"),
    path("search/basket/", views.into_basket, name="search-basket"),
    path("search/feed/", views.feed, name="feed"),
    path("concordance/", concordance_views.page, name="concordance"),
    path("concordance/<slug:ending>/", concordance_views.export, name="concordance-export"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("notices/<slug:name>/hits/", occurrences.notice, name="notice-hits"),
    path("suggest/", views.suggest, name="suggest"),
    path("synonyms/", views.synonyms, name="synonyms"),
    re_path(rf"^similar/(?P<public_id>{PROBLEM})/$", views.similar, name="similar"),
    path("", include("search.comparing.urls")),
    path("", include("search.claims.urls")),
    path("", include("search.place_pages.urls")),
    path("api/", include("search.api.urls")),
]
