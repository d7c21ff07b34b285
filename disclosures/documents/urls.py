"""Public addresses of the documents room."""

from django.urls import path

from disclosures.documents import views

urlpatterns = [
    path("", views.document_list, name="document-list"),
    path("export.<str:ending>", views.document_export, name="document-export"),
    path("<int:pk>/", views.document_page, name="document-page"),
]
