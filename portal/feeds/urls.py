"""Addresses of the feeds."""

from django.urls import path

from portal.feeds import views

urlpatterns = [
    path("", views.site, name="feed"),
    path("list/", views.feed_list, name="feeds"),
    path("kinds/<str:kind>/", views.kind, name="feed-kind"),
    path("sections/<slug:code>/", views.section, name="feed-section"),
    path("search/", views.of_search, name="feed-search"),
]
