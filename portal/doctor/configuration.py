"""Settings that are harmless on a desk and unsafe on the open network."""

import os
import stat

from django.conf import settings
from django.core import checks

from portal.doctor.advice import danger, fine, note

LOCAL = {"localhost", "127.0.0.1", "[::1]"}
SHORTEST_KEY = 50


def debug(at):
    if settings.DEBUG:
        return danger("DEBUG", "已打开，出错页面会公开内部信息", "去掉环境变量 DEBUG")
    return fine("DEBUG", "已关闭")


def hosts(at):
    allowed = set(settings.ALLOWED_HOSTS)
    if "*" in allowed:
        return danger("ALLOWED_HOSTS", "接受任何域名", "只写本站的域名")
    if allowed <= LOCAL:
        return note("ALLOWED_HOSTS", "只有本机，外部不能访问", "写上本站的域名")
    return fine("ALLOWED_HOSTS", "、".join(settings.ALLOWED_HOSTS))


def https(at):
    if not settings.SECURE_SSL_REDIRECT:
        return danger("HTTPS", "没有要求加密连接，密码会明文传送", "去掉环境变量 HTTPS=0")
    if not settings.BEHIND_PROXY:
        return note(
            "HTTPS",
            "已要求；没有设置 BEHIND_PROXY，前面的网络服务器转来的请求会不断重定向",
            "由前面的网络服务器处理 TLS 时设置 BEHIND_PROXY=1",
        )
    return fine("HTTPS", f"已要求，HSTS {settings.SECURE_HSTS_SECONDS // 86400} 天")


def signing_key(at):
    """Drawn once into the data directory, or given by the environment."""
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        return danger("SECRET_KEY", f"不足 {SHORTEST_KEY} 个字符", "换成足够长的随机字符")
    path = settings.DATA_DIR / "secret_key"
    if not path.exists() or path.read_text() != settings.SECRET_KEY:
        return fine("SECRET_KEY", "取自环境变量")
    found = path.stat()
    if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        mode = stat.filemode(found.st_mode)
        return danger("SECRET_KEY", f"{path} 别的账户能读（{mode}）", f"chmod 600 {path}")
    if found.st_uid != os.geteuid():
        return note("SECRET_KEY", f"{path} 属于另一个账户", "用运行门户的账户运行本命令")
    return fine("SECRET_KEY", f"{path}，只有本账户能读")


def second_factor(at):
    if not getattr(settings, "REQUIRE_SECOND_FACTOR", False):
        return note("两步验证", "没有要求", "设置 REQUIRE_SECOND_FACTOR=1")
    return fine("两步验证", "全部工作人员必须使用")


def limits(at):
    if not getattr(settings, "LIMITS", False):
        return note("访问频次限制", "已关闭", "去掉环境变量 LIMITS=0")
    return fine("访问频次限制", "已打开")


def django_says(at):
    """Django's own list for deployments."""
    said = checks.run_checks(include_deployment_checks=True)
    found = [message for message in said if message.level >= checks.WARNING]
    if found:
        ids = "、".join(sorted({message.id for message in found}))
        return note("Django 部署检查", f"{len(found)} 项（{ids}）", "运行 manage.py check --deploy")
    return fine("Django 部署检查", "没有问题")
