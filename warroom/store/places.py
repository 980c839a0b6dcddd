"""Where an SQLite file may lie: a disk of this machine, never a network or a synced folder.

Two machines that write one SQLite file damage it: locks do not reach across most networks, and a program
that syncs copies half of a change. Each system's own answer is read by a pure function, so that every one
of them is tested on any machine.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PurePosixPath
from typing import Final

from warroom.errors import N_, Rejected

NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "smbnetfs", "ncpfs", "9p", "afs", "afpfs"),
        *(
            "webdav",
            "davfs",
            "davfs2",
            "curlftpfs",
            "sshfs",
            "rclone",
            "gvfsd-fuse",
            "s3fs",
            "goofys",
            "gcsfuse",
        ),
        *(
            "ceph",
            "ceph-fuse",
            "glusterfs",
            "lustre",
            "beegfs",
            "gpfs",
            "coda",
            "mfs",
            "vboxsf",
            "vmhgfs",
            "prl_fs",
        ),
        *("vmhgfs-fuse",),
    }
)
"""File systems that another machine writes to as well, as the systems name them; behind `fuse.`, too."""
MARKERS: Final[dict[str, str]] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
"""What each program leaves in the folder it syncs; Dropbox keeps a folder `.dropbox` in the home, too."""
MARKER_PATTERNS: Final = (
    (re.compile(r"^\._?sync_[0-9a-f]+\.db$"), "Nextcloud"),
    (re.compile(r"^\.csync_journal\.db$"), "ownCloud"),
)
FOLDERS: Final = (
    (re.compile(r"^dropbox( \(.+\))?$"), "Dropbox"),
    (re.compile(r"^onedrive( - .+|-.+)?$"), "OneDrive"),
    (re.compile(r"^(google ?drive|googledrive-.+|my drive|mi unidad)( \(.+\))?$"), "Google Drive"),
    (re.compile(r"^(icloud ?drive|com~apple~clouddocs|iclouddrive)$"), "iCloud Drive"),
    (re.compile(r"^nextcloud\d*$"), "Nextcloud"),
    (re.compile(r"^owncloud\d*$"), "ownCloud"),
)
"""The names that the programs give their folders."""
HOMES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Environment variables in which OneDrive says where its folders are."""
DRIVE_REMOTE: Final = 4
"""What Windows' GetDriveTypeW says of a drive on another machine."""
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")


def check_place(file: Path) -> None:
    """Refuse a database file on a network or in a synced folder, with the way out."""
    folder = _real(file)
    network = _network_of(folder)
    if network:
        raise Rejected(
            N_(
                "{place} lies on another machine ({what}): two machines that write one file would damage it."
                " Name a folder of this computer, --room sqlite:///FOLDER/rooms.db, or share the room on a"
                " server, --room postgresql://NAME@HOST/DATABASE."
            ),
            field="room",
            place=file,
            what=network,
        )
    program = synced_by(folder, os.environ)
    if program:
        raise Rejected(
            N_(
                "{place} lies in a folder that {what} copies to other machines: it would damage a file in use."
                " Name another folder, --room sqlite:///FOLDER/rooms.db, or share the room on a server,"
                " --room postgresql://NAME@HOST/DATABASE."
            ),
            field="room",
            place=file,
            what=program,
        )


def _real(file: Path) -> Path:
    """Give the folder in which a file really lies, whatever links lead there."""
    try:
        return file.resolve().parent
    except (OSError, RuntimeError):
        return file.absolute().parent


def _network_of(folder: Path) -> str:
    """Name the network file system of a folder, as this system says it; empty for a disk of this machine."""
    try:
        if sys.platform == "win32":
            return network_drive(str(folder), _drive_type(folder.anchor))
        if sys.platform == "darwin":
            return network_mount(str(folder), _mac_mounts())
        return network_mount(
            str(folder), linux_mounts(Path("/proc/self/mountinfo").read_text("utf-8", "replace"))
        )
    except OSError:
        return ""  # a system that does not say it is taken at its word


def linux_mounts(mountinfo: str) -> dict[str, str]:
    """Read Linux' list of mounts: each place with its file system, a later one over an earlier one."""
    found: dict[str, str] = {}
    for line in mountinfo.splitlines():
        before, separator, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if separator and len(fields) > 4 and kind:
            found[_ESCAPED.sub(lambda code: chr(int(code[1], 8)), fields[4])] = kind
    return found


def mac_mounts(said: str) -> dict[str, str]:
    """Read what macOS' `mount` prints: `//anna@host/share on /Volumes/share (smbfs, nodev, ...)`."""
    lines = (re.match(r"^.*? on (/.*) \(([^,)]+)[^()]*\)$", line) for line in said.splitlines())
    return {line[1]: line[2].strip() for line in lines if line}


def network_mount(folder: str, mounts: Mapping[str, str]) -> str:
    """Name the file system under a folder if it is a network's; the nearest mount above it counts.

    The root itself is no other machine's business: a container's or a diskless machine's is its own.
    """
    path = PurePosixPath(folder)
    for place in (path, *path.parents):
        kind = mounts.get(str(place))
        if kind is not None and str(place) != path.anchor:
            return kind if kind.lower().removeprefix("fuse.") in NETWORK else ""
    return ""


def network_drive(folder: str, drive_type: int) -> str:
    r"""Name a Windows folder's network: a UNC path as `\\host\share`, or a letter that stands for one."""
    plain = folder.replace("/", "\\")
    if plain.upper().startswith("\\\\?\\UNC\\"):
        plain = "\\\\" + plain[8:]
    if plain.startswith("\\\\") and plain[2:4] not in ("?\\", ".\\"):
        return "\\\\" + "\\".join(plain[2:].split("\\")[:2])
    return plain[:2] if drive_type == DRIVE_REMOTE else ""


def synced_by(folder: Path, environment: Mapping[str, str]) -> str:
    """Name the program that syncs a folder or one above it; empty where none is known to."""
    homes = [Path(environment[name]) for name in HOMES if environment.get(name)]
    if any(folder.is_relative_to(home) for home in homes):
        return "OneDrive"
    named = synced_name(folder)
    if named:
        return named
    return next(filter(None, (_marked(place) for place in (folder, *folder.parents))), "")


def synced_name(folder: PurePath) -> str:
    """Name the program whose folder's name stands in a path."""
    for part in folder.parts:
        for pattern, program in FOLDERS:
            if pattern.match(part.lower()):
                return program
    return ""


def _marked(folder: Path) -> str:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a thousand names are read faster than as paths
    except OSError:
        return ""
    for name in names:
        if name in MARKERS and not (name == ".dropbox" and (folder / name).is_dir()):
            return MARKERS[name]
        for pattern, program in MARKER_PATTERNS:
            if pattern.match(name):
                return program
    return ""


def _drive_type(anchor: str) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))
    return 0


def _mac_mounts() -> dict[str, str]:
    import subprocess

    said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False)
    return mac_mounts(said.stdout)
