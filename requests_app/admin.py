"""Django finds the admin of every part of the counter through this module."""

import requests_app.apply.admin
import requests_app.desk.admin
import requests_app.letters.admin
import requests_app.rectification.admin
import requests_app.remedies.admin  # noqa: F401
