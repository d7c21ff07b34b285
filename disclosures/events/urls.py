"""Public addresses of the events."""

from disclosures.events import views
from disclosures.rooms.urls import room_urls

urlpatterns = room_urls(views, views.NAME)
