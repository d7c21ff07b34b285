"""Takes the pictures of README from a demonstration of its own: `make pictures`.

The demonstration lives in a directory that is removed afterwards. Needs Chromium on the machine.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
DESKTOP, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
QUALITY = 82  # of WebP: Chinese text stays sharp, a picture stays under 100 KB
HERE = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
PATIENCE = 60  # seconds until the server of a busy machine answers

# Name, address, window, and who is signed in; a title is looked for and opened.
PICTURES = [
    ("home", "/", DESKTOP, ""),
    ("home-phone", "/", PHONE, ""),
    ("search", "/search/?q=公路养护", DESKTOP, ""),
    ("document", "/disclosures/?kind=normative", DESKTOP, ""),
    ("document-phone", "/disclosures/?kind=normative", PHONE, ""),
    ("report", "/reports/2018/", DESKTOP, ""),
    ("application-phone", "/requests/new/", PHONE, ""),
    ("elder-phone", "/display/?mode=elder&next=/", PHONE, ""),
    ("start-page", "/admin/", DESKTOP, "editor"),
    ("record", "/admin/disclosures/document/?waiting=returned", DESKTOP, "editor"),
    ("counter", "/admin/requests_app/application/", DESKTOP, "clerk"),
]
OPENED = {
    **{"document": ".row-title a", "document-phone": ".row-title a"},
    **{"record": "#result_list tbody th a"},
}
ROLLED = {"application-phone": "main"}  # what stands at the top of the picture


def main():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("没有找到 Chromium，不能拍图：apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gongkai-pictures-") as place:
        environment = {**os.environ, "DATA_DIR": place, "DEBUG": "1", "LIMITS": "0"}
        try:
            manage(environment, "migrate", "--verbosity", "0")
            manage(environment, "load_demo")
            take_all(chromium, environment)
        finally:
            manage(environment, "embedded_postgres", "stop")


def manage(environment, *words):
    command = [sys.executable, ROOT / "manage.py", *words]
    subprocess.run(command, env=environment, check=True)  # noqa: S603  our own commands


def take_all(chromium, environment):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, ROOT / "manage.py", "runserver", "--noreload", address]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        wait_for(f"http://{address}/healthz")
        with sync_playwright() as playwright:
            arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
            browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
            for name, path, window, person in PICTURES:
                options = {"base_url": f"http://{address}", "viewport": window, **HERE}
                page = browser.new_page(**options)
                if person:
                    sign_in(page, person, environment["DATA_DIR"])
                take(page, name, path)
                page.close()
            browser.close()
    finally:
        server.terminate()
        server.wait()


def wait_for(url):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            return urlopen(url, timeout=5).close()  # noqa: S310  our own server
        except URLError:
            time.sleep(0.2)
    sys.exit("演示网站没有启动")


def sign_in(page, person, place):
    accounts = Path(place, "demo-accounts.txt").read_text("utf-8").splitlines()
    password = next(line.split()[1] for line in accounts if line.split()[:1] == [person])
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", person)
    page.fill("#id_password", password)
    page.click("input[type=submit]")
    page.wait_for_url("**/admin/")


def take(page, name, path):
    page.goto(path)
    if name in OPENED:
        page.locator(OPENED[name]).first.click()
    page.wait_for_load_state("networkidle")
    if name in ROLLED:
        page.locator(ROLLED[name]).first.evaluate("element => element.scrollIntoView()")
    picture = Image.open(BytesIO(page.screenshot()))
    file = FOLDER / f"{name}.webp"
    picture.save(file, quality=QUALITY, method=6)
    print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
