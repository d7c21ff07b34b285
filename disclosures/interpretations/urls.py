"""Public addresses of the interpretations."""

from disclosures.interpretations import views
from disclosures.rooms.urls import room_urls

urlpatterns = room_urls(views, views.NAME)
