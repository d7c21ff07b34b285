"""Headers of every answer, files included, that Django and the content policy do not set."""

from django.utils.cache import patch_vary_headers

HEADERS = {
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope"),
            *("magnetometer", "microphone", "midi", "payment", "usb"),
        )
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


PAGE = "text/html"


class HeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # Pages are shown as the reader's cookie asks: no cache may hand one reader's to another.
        if response.headers.get("Content-Type", "").startswith(PAGE):
            patch_vary_headers(response, ["Cookie"])
        return response
