"""Addresses of the statistics."""

from django.urls import path

from portal.statistics import views

urlpatterns = [
    path("", views.statistics, name="statistics"),
    path("export.csv", views.export, name="statistics-export"),
    path("years/", views.years_compared, name="statistics-years"),
    path("years/export.csv", views.export_years, name="statistics-years-export"),
    path("bodies/", views.bodies_compared, name="statistics-bodies"),
    path("bodies/export.csv", views.export_bodies, name="statistics-bodies-export"),
]
