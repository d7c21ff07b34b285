"""Addresses that robots ask for."""

from django.urls import path

from portal.sitemap import views

urlpatterns = [
    path("sitemap.xml", views.index, name="sitemap"),
    path("sitemaps/<str:section>.xml", views.part, name="sitemap-part"),
    path("robots.txt", views.robots, name="robots"),
]
