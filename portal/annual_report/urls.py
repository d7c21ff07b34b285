"""Public addresses of the annual reports."""

from django.urls import path

from portal.annual_report import views

urlpatterns = [
    path("", views.report_list, name="report-list"),
    path("<int:year>/", views.report, name="report"),
    path("<int:year>/figures.json", views.figures_json, name="report-figures"),
    path("<int:year>/figures/<str:figure_id>/", views.figure_page, name="report-figure"),
]
