"""The addresses of the public door that need no limit; those with a form stand at the roof."""

from django.urls import path

from requests_app.apply import views

urlpatterns = [
    path("", views.explanation, name="requests"),
    path("form/", views.paper_form, name="requests-paper"),
]
