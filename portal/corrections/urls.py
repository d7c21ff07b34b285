"""Public addresses of reporting an error."""

from django.urls import path

from portal.corrections import views

urlpatterns = [
    path("new/", views.new, name="correction-new"),
    path("<str:receipt>/", views.receipt, name="correction"),
]
