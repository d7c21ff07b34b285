"""Public addresses of the guide."""

from django.urls import path

from disclosures.guide import views

urlpatterns = [
    path("", views.guide, name="guide"),
    path("<int:pk>/", views.guide_page, name="guide-page"),
]
