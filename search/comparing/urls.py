"""Addresses of what stands side by side."""

from django.urls import path

from search.comparing import views

urlpatterns = [
    path("matrix/", views.matrix, name="matrix"),
    path("matrix/chart.svg", views.matrix_chart, name="matrix-chart"),
]
