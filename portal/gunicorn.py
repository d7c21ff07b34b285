"""How gunicorn serves the portal; every value can be overridden on its command line."""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Threads let a worker serve a download while another reader turns a page.
worker_class = "gthread"
threads = 4
timeout = 60
# Long searches must reach the portal and be answered in its own words, not cut off by the server.
limit_request_line = 0
accesslog = None
errorlog = "-"
loglevel = "error"  # its warnings quote the addresses that were asked for
control_socket_disable = True
