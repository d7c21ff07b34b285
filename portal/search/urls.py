"""Public addresses of search."""

from django.urls import path

from portal.search import views

urlpatterns = [
    path("search/", views.search_page, name="search"),
    path("api/v1/suggest", views.suggestions, name="api-suggest"),
    path("api/v1/search", views.search_api, name="api-search"),
]
