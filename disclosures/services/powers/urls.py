"""Public addresses of the list of powers."""

from disclosures.rooms.urls import room_urls
from disclosures.services.powers import views

urlpatterns = room_urls(views, views.NAME)
