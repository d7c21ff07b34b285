"""Public addresses of the directory and its officials."""

from django.urls import include, path

from disclosures.directory import views
from disclosures.rooms.urls import room_urls

urlpatterns = [
    path("", views.directory, name="directory"),
    path("officials/", include(room_urls(views, views.NAME))),
    path("officials/<int:pk>/card/", views.item_card, name="official-card"),
    path("wall/<slug:code>/", views.wall, name="official-wall"),
]
