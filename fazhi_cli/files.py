"""Writing a file whole or not at all, and by one process at a time.

Every file is first written beside its place, under a draft's name, and then renamed: whoever reads meanwhile finds the
old file or the new one. A program that is killed leaves its draft behind, which a later call that
writes there clears.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault, MissingPart, WrongCall

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD_DRAFT = 15 * 60
"""Seconds without a write after which nobody is writing a draft any more: an index or a folder of sheets gets something every second."""

DRAFT_BEGINNING = ".fazhi-"
DRAFT_ENDINGS = (".part", ".part-journal", ".part-wal", ".part-shm")

REASONS = {
    errno.ENOSPC: "磁盤空間不足",
    errno.EDQUOT: "磁盤配額已滿",
    errno.EACCES: "沒有寫入權限，或者文件正被別的程序打開",
    errno.EPERM: "沒有寫入權限",
    errno.EROFS: "磁盤只讀",
    errno.ENOENT: "沒有這個文件夾，或者不能在這裡建立文件",
    errno.ENAMETOOLONG: "文件名太長",
    errno.ENOTDIR: "路徑中間有一段是文件，不是文件夾",
    errno.EISDIR: "這是文件夾",
    errno.ENODEV: "這是設備或管道，不是文件",
    errno.ENOTEMPTY: "文件夾裡已有別的文件",
    errno.EEXIST: "已經存在",
    errno.EBUSY: "正被別的程序使用",
    errno.ETXTBSY: "正被別的程序使用",
    errno.EFBIG: "超過了系統允許的文件大小",
    errno.EIO: "磁盤讀寫出錯",
    errno.ELOOP: "鏈接轉來轉去，沒有盡頭",
    errno.EXDEV: "不在同一個磁盤上",
    errno.EMFILE: "同時打開的文件太多",
    errno.ENFILE: "同時打開的文件太多",
    errno.ENOMEM: "內存不足",
    errno.EINVAL: "系統不支持這樣的名稱或操作",
    errno.EILSEQ: "文件名裡有這個磁盤不支持的字",
    errno.ESTALE: "網絡文件夾的連接已經失效",
    errno.ETIMEDOUT: "網絡文件夾沒有響應",
    errno.ENOTCONN: "網絡文件夾的連接已經斷開",
    errno.EHOSTDOWN: "網絡文件夾所在的機器沒有開",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese; of an unusual reason its number and the system's own words."""
    return REASONS.get(error.errno or 0) or f"系統報告第{error.errno}號錯誤「{error.strerror}」"


def write(path: str, data: bytes, *, force: bool) -> None:
    """Writes a file; WrongCall if it exists (unless forced) or is a folder, MissingPart if the system refuses."""
    if is_special(path):
        with _told(path):
            _pour(path, data)
        return
    with making(path, force=force) as draft:
        write_draft(draft, data)


@contextmanager
def making(path: str, *, force: bool) -> Iterator[str]:
    """Gives a draft's name beside a file that is to be made; what is written there becomes the file if nothing was raised.

    Raises WrongCall if the file exists (unless forced) or is a folder, MissingPart if the system refuses.
    """
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        raise WrongCall(f"「{path}」是文件夾，請寫明文件名")
    if not os.path.isdir(folder):
        raise MissingPart(f"沒有文件夾「{folder}」，請先建立")
    if os.path.exists(path) and not force:
        raise WrongCall(Fault("file-exists", path=path))
    with _told(path), replacing(path) if force else _creating(path) as draft:
        yield draft


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Tells why a file could not be written."""
    try:
        yield
    except FileExistsError:
        raise WrongCall(Fault("file-exists", path=path)) from None
    except OSError as error:
        raise MissingPart(f"「{path}」無法寫入：{reason(error)}") from error


def is_special(path: str) -> bool:
    """Whether there is something of that name that is neither a file nor a folder."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def refuse_special(path: str) -> None:
    """Raises OSError where a name is that of a device or a pipe."""
    if is_special(path):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), path)


def without_waiting(path: str, flags: int) -> int:
    """Opens a file to read, as an `opener` of open() does: a named pipe into which nobody writes has nothing in it, and is not waited for."""
    now = getattr(os, "O_NONBLOCK", 0)  # Windows has no such pipes
    descriptor = os.open(path, flags | now)
    if now:
        os.set_blocking(descriptor, True)  # whoever writes there already may take his time
    return descriptor


def _pour(device: str, data: bytes) -> None:
    """Writes into a device or a named pipe, which has no name to swap."""
    with open(device, "wb") as stream:
        stream.write(data)


def replace(path: str, data: bytes | bytearray, *, lasting: bool = True) -> None:
    """Writes a file in place of the one of that name, if there is one; raises OSError.

    lasting: wait until the bytes are on the disk, so that a power cut leaves the old file or the new one.
    """
    with replacing(path) as draft:
        write_draft(draft, data, lasting=lasting)


def create(path: str, data: bytes) -> None:
    """Writes a new file; raises FileExistsError if another process has written one of that name, else OSError."""
    with _creating(path) as draft:
        write_draft(draft, data)


@contextmanager
def _creating(path: str) -> Iterator[str]:
    """Gives a name beside a file that is not there; what is written there becomes the file. Raises as create()."""
    path = os.path.realpath(path)
    with _drafted(path) as draft:
        yield draft
        _name_new(draft, path)


@contextmanager
def replacing(path: str) -> Iterator[str]:
    """Gives a name beside a file; what is written there takes the file's place if nothing was raised.

    A link is followed, and the file keeps its mode. Raises OSError; also for a device or a pipe, whose name the system would let
    it take: /dev/null would be a file from then on.
    """
    path = os.path.realpath(path)
    refuse_special(path)
    with _drafted(path) as draft:
        yield draft
        with suppress(FileNotFoundError):
            os.chmod(draft, stat.S_IMODE(os.stat(path).st_mode))
        os.replace(draft, path)


@contextmanager
def _drafted(path: str) -> Iterator[str]:
    """Gives a draft's name beside a file and removes what is still there in the end."""
    clear_drafts(os.path.dirname(path))
    draft = draft_in(os.path.dirname(path))
    try:
        yield draft
    finally:
        with suppress(FileNotFoundError):
            os.remove(draft)


def draft_in(folder: str) -> str:
    """A draft's name that nobody else takes.

    It is random, for two containers may run processes of the same number on one folder.
    """
    return os.path.join(folder, f"{DRAFT_BEGINNING}{os.urandom(8).hex()}{DRAFT_ENDINGS[0]}")


def is_draft(name: str) -> bool:
    """Whether a file of this name is a draft, or what SQLite writes beside one."""
    return name.startswith(DRAFT_BEGINNING) and name.endswith(DRAFT_ENDINGS)


def clear_drafts(folder: str) -> None:
    """Remove what programs that were killed long ago left half written in a folder."""
    with suppress(OSError), os.scandir(folder or ".") as entries:
        for entry in entries:
            if is_draft(entry.name):
                with suppress(OSError):  # another user's, in a folder of many
                    _clear_if_old(entry)


def _clear_if_old(draft: os.DirEntry[str]) -> None:
    if draft.stat(follow_symlinks=False).st_mtime >= time.time() - OLD_DRAFT:
        return
    if draft.is_dir(follow_symlinks=False):
        shutil.rmtree(draft.path, ignore_errors=True)
    else:
        os.remove(draft.path)


def write_draft(draft: str, data: bytes | bytearray, *, lasting: bool = True) -> None:
    """Writes a file that is not there yet; lasting: as in replace()."""
    with open(draft, "xb") as stream:
        stream.write(data)
        if lasting:
            stream.flush()
            os.fsync(stream.fileno())


def _name_new(draft: str, path: str) -> None:
    """Gives a finished draft its name; raises FileExistsError if another process was quicker."""
    try:
        # A rename would replace the other's file without a word; a second name for the draft cannot.
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without second names (FAT, some shares): only a file of the last instant goes unnoticed.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
        os.rename(draft, path)


@contextmanager
def locked(path: str, patience: float) -> Iterator[None]:
    """Holds the lock of a name among all processes of the machine; raises TimeoutError after so many seconds.

    The system lets go of a lock when its owner ends, in whatever way. The file that bears it may then be left, which
    locks nobody out.
    """
    until = time.monotonic() + patience
    while (lock := _take(path)) is None:
        if time.monotonic() > until:
            raise TimeoutError(path)
        time.sleep(0.05)
    try:
        yield
    finally:
        # Removed while it is still held; Windows removes no open file, and an old lock file does no harm.
        with suppress(OSError):
            os.remove(path)
        os.close(lock)


def _take(path: str) -> int | None:
    """The descriptor of a lock file that is now this process's; None while it is another's."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(lock)
        # Its owner may have removed the file between the two steps: then this is a lock that nobody else sees.
        if os.path.samestat(os.fstat(lock), os.stat(path)):
            return lock
    except (BlockingIOError, FileNotFoundError, PermissionError):
        pass
    except BaseException:
        os.close(lock)
        raise
    os.close(lock)
    return None


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        """Locks an open file, or raises PermissionError."""
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _lock(descriptor: int) -> None:
        """Locks an open file, or raises BlockingIOError."""
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
