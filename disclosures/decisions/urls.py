"""Public addresses of the decisions."""

from django.urls import path

from disclosures.decisions import views
from disclosures.rooms.urls import room_urls

urlpatterns = [
    path("years/<int:year>/", views.year_page, name="decision-year"),
    *room_urls(views, views.NAME),
]
