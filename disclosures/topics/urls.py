"""Public addresses of the topics."""

from disclosures.rooms.urls import room_urls
from disclosures.topics import views

urlpatterns = room_urls(views, views.NAME)
