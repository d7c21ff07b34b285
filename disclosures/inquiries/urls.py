"""Public addresses of the answers; the roof adds the form to ask on, with its limit."""

from django.urls import path

from disclosures.inquiries import views
from disclosures.rooms.urls import room_urls

urlpatterns = [
    path("received/<str:receipt>/", views.received, name="inquiry-received"),
    path("years/<int:year>/", views.year_page, name="inquiry-year"),
    *room_urls(views, views.NAME),
]
