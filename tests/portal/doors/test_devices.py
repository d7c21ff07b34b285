"""Browsers in words."""

import pytest

from portal.doors.devices import device_in_words

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (WINDOWS + "Chrome/130.0.0.0 Safari/537.36", "Chrome，Windows"),
        (WINDOWS + "Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0", "Edge，Windows"),
        (WINDOWS + "Chrome/86.0 Safari/537.36 QIHU 360SE", "360 浏览器，Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0",
            "Firefox，Linux（含统信、麒麟）",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1", "Safari，iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120.0 MicroMessenger/8.0", "微信，Android"),
        ("curl/8.0", "未能识别的设备"),
        ("", "未能识别的设备"),
    ],
)
def test_a_browser_is_named_as_its_owner_knows_it(user_agent, words):
    assert device_in_words(user_agent) == words
