"""Each unsafe setting is told with what to do."""

import pytest

from portal.doctor import configuration
from portal.doctor.advice import Level

FINE, NOTE, DANGER = Level


@pytest.mark.parametrize(
    ("question", "chosen", "level", "words"),
    [
        ("debug", {"DEBUG": False}, FINE, "已关闭"),
        ("debug", {"DEBUG": True}, DANGER, "DEBUG"),
        ("hosts", {"ALLOWED_HOSTS": ["www.example.gov.cn"]}, FINE, "www.example.gov.cn"),
        ("hosts", {"ALLOWED_HOSTS": ["localhost", "127.0.0.1"]}, NOTE, "只有本机"),
        ("hosts", {"ALLOWED_HOSTS": ["*"]}, DANGER, "任何域名"),
        ("https", {"SECURE_SSL_REDIRECT": False}, DANGER, "明文"),
        ("https", {"SECURE_SSL_REDIRECT": True, "BEHIND_PROXY": False}, NOTE, "BEHIND_PROXY=1"),
        ("https", {"SECURE_SSL_REDIRECT": True, "BEHIND_PROXY": True}, FINE, "HSTS"),
        ("second_factor", {"REQUIRE_SECOND_FACTOR": True}, FINE, "必须"),
        ("second_factor", {"REQUIRE_SECOND_FACTOR": False}, NOTE, "REQUIRE_SECOND_FACTOR=1"),
        ("limits", {"LIMITS": True}, FINE, "已打开"),
        ("limits", {"LIMITS": False}, NOTE, "已关闭"),
        ("signing_key", {"SECRET_KEY": "short"}, DANGER, "不足 50"),
    ],
)
def test_a_setting_is_judged(settings, question, chosen, level, words):
    for name, value in chosen.items():
        setattr(settings, name, value)
    advice = getattr(configuration, question)(None)
    assert advice.level == level
    assert words in str(advice)
    assert bool(advice.remedy) == bool(level)


@pytest.fixture
def key_file(settings, tmp_path):
    settings.DATA_DIR, settings.SECRET_KEY = tmp_path, "k" * 60
    path = tmp_path / "secret_key"
    path.write_text("k" * 60)
    path.chmod(0o600)
    return path


def test_the_key_in_the_data_directory_is_for_its_owner_alone(key_file):
    assert configuration.signing_key(None).level == FINE
    key_file.chmod(0o640)
    advice = configuration.signing_key(None)
    assert advice.level == DANGER and f"chmod 600 {key_file}" in advice.remedy


def test_a_key_from_the_environment_is_told(key_file):
    key_file.write_text("another")
    assert "环境变量" in configuration.signing_key(None).found


def test_what_django_says_of_a_deployment_is_passed_on(settings):
    settings.SESSION_COOKIE_SECURE = False
    advice = configuration.django_says(None)
    assert advice.level == NOTE and "security.W" in advice.found
