"""Public addresses of the service items."""

from disclosures.rooms.urls import room_urls
from disclosures.services import views

urlpatterns = room_urls(views, views.NAME)
