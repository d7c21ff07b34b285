"""Addresses of the statistics."""

from django.urls import path

from portal.statistics import views

urlpatterns = [
    path("", views.statistics, name="statistics"),
    path("export.csv", views.export, name="statistics-export"),
]
