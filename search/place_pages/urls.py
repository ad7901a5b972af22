"""Addresses of places: by code; what else a place is called leads there."""

from django.urls import path, re_path

from notices.exporting.downloads import ENDINGS
from search.place_pages import views

ENDING = rf"(?P<ending>{'|'.join(ENDINGS)})/$"

urlpatterns = [
    path("places/", views.directory, name="places"),
    path("places/<str:code>/", views.place, name="place"),
    path("places/<slug:code>/time-line.svg", views.course, name="place-course"),
    re_path(rf"^places/(?P<code>[-\w]+)/time-line/{ENDING}", views.course_file, name="place-course-file"),
    path("places/<slug:code>/areas.svg", views.areas, name="place-areas"),
    re_path(rf"^places/(?P<code>[-\w]+)/areas/{ENDING}", views.areas_file, name="place-areas-file"),
]
