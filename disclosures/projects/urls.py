"""Public addresses of the projects, and of government procurement among them."""

from django.urls import path

from disclosures.projects import views
from disclosures.rooms.urls import room_urls

urlpatterns = [
    path("procurement/", views.procurement_list, name="procurement-list"),
    path("procurement/export.<str:ending>", views.procurement_export, name="procurement-export"),
    *room_urls(views, views.NAME),
]
