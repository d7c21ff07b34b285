"""Public addresses of the annual reports."""

from django.urls import path

from portal.annual_report import views
from portal.annual_report.paper.views import report_file

urlpatterns = [
    path("", views.report_list, name="report-list"),
    path("<int:year>/", views.report, name="report"),
    path("<int:year>/report.pdf", report_file, {"ending": "pdf"}, name="report-pdf"),
    path("<int:year>/report.docx", report_file, {"ending": "docx"}, name="report-docx"),
    path("<int:year>/report.xlsx", report_file, {"ending": "xlsx"}, name="report-xlsx"),
    path("<int:year>/figures.json", views.figures_json, name="report-figures"),
    path("<int:year>/figures/<str:figure_id>/", views.figure_page, name="report-figure"),
]
