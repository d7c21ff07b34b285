"""Public addresses of the responses."""

from disclosures.responses import views
from disclosures.rooms.urls import room_urls

urlpatterns = room_urls(views, views.NAME)
