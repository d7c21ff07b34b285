"""Public addresses of the catalogue."""

from django.urls import path

from disclosures.catalogue import views

urlpatterns = [
    path("catalogue/", views.catalogue_page, name="catalogue"),
    path("catalogue.xlsx", views.catalogue_table, {"ending": "xlsx"}, name="catalogue-xlsx"),
    path("catalogue.csv", views.catalogue_table, {"ending": "csv"}, name="catalogue-csv"),
]
