"""Public addresses of the proposals."""

from django.urls import path

from disclosures.proposals import views
from disclosures.rooms.urls import room_urls

urlpatterns = [
    path("years/<int:year>/", views.year_page, name="proposal-year"),
    *room_urls(views, views.NAME),
]
