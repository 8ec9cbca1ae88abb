"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress

from fazhi_cli.errors import MissingPart, WrongCall

REASONS = {
    errno.ENOSPC: "磁盤空間不足",
    errno.EDQUOT: "磁盤配額已滿",
    errno.EACCES: "沒有寫入權限,或者文件正被別的程序打開",
    errno.EPERM: "沒有寫入權限",
    errno.EROFS: "磁盤只讀",
    errno.ENAMETOOLONG: "文件名太長",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese where it is one of the usual reasons."""
    return REASONS.get(error.errno or 0) or str(error.strerror)


def write(path: str, data: bytes, *, force: bool) -> None:
    """Writes a file; WrongCall if it exists (unless forced) or is a folder, MissingPart if the system refuses."""
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        raise WrongCall(f"「{path}」是文件夾,請寫明文件名")
    if not os.path.isdir(folder):
        raise MissingPart(f"沒有文件夾「{folder}」,請先建立")
    if os.path.isfile(path) and not force:
        raise WrongCall(f"「{path}」已經存在,要替換請加 --force")
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            _pour(path, data)
        else:
            _swap(os.path.realpath(path), data)
    except OSError as error:
        raise MissingPart(f"「{path}」寫不進去:{reason(error)}") from error


def _pour(device: str, data: bytes) -> None:
    """A device or a named pipe has no name to swap."""
    with open(device, "wb") as stream:
        stream.write(data)


def _swap(path: str, data: bytes) -> None:
    """Fills a file beside the old one, then renames it: whoever reads meanwhile finds the one or the other."""
    part = os.path.join(os.path.dirname(path), f".fazhi-{os.getpid()}.part")
    try:
        with open(part, "xb") as stream:
            stream.write(data)
        if os.path.exists(path):
            shutil.copymode(path, part)
        os.replace(part, path)
    finally:
        with suppress(FileNotFoundError):
            os.remove(part)
