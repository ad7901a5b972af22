"""Addresses of the front page and of searches."""

from django.urls import include, path

from search import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.results, name="search"),
    path("i18n/", include("django.conf.urls.i18n")),
]
