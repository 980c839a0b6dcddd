"""A database file on a network or in a synced folder is refused with the way out, on every system."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from warroom.errors import Rejected
from warroom.store.outbox import Outbox
from warroom.store.places import (
    DRIVE_REMOTE,
    check_place,
    linux_mounts,
    mac_mounts,
    network_drive,
    network_mount,
    synced_by,
    synced_name,
)
from warroom.store.store import Store

MOUNTINFO = """\
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw,errors=remount-ro
23 22 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw
30 22 0:45 / /mnt/team rw,relatime shared:60 - nfs4 filer.example:/export/team rw,vers=4.2,addr=10.0.0.7
31 22 0:46 / /mnt/My\\040Share rw,relatime shared:61 - cifs //filer/share rw,vers=3.1.1,username=anna
32 22 0:47 / /home/anna/remote rw,nosuid,nodev shared:62 - fuse.sshfs anna@host:/srv rw,user_id=1000
33 30 259:3 / /mnt/team/scratch rw,relatime shared:63 - xfs /dev/nvme1n1p1 rw
34 22 0:48 / /mnt/c rw,noatime - 9p drvfs rw,dirsync,aname=drvfs;path=C:\\
35 22 0:49 / /media/ceph rw,relatime shared:64 master:2 - ceph 10.0.0.8:6789:/ rw,acl
36 22 0:50 / /media/dav rw - fuse.davfs https://dav.example/ rw
37 22 8:17 / /media/stick rw,relatime - fuseblk /dev/sdb1 rw,user_id=0
38 22 0:51 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw,user_id=1000
40 22 0:60 / /over rw - nfs filer:/a rw
41 40 259:4 / /over rw - ext4 /dev/sdc1 rw
"""
MOUNT = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//anna@filer._smb._tcp.local/Team%20Share on /Volumes/Team Share (smbfs, nodev, nosuid, mounted by anna)
filer:/export on /Volumes/export (1) (nfs, nodev, nosuid, mounted by anna)
https://dav.example/ on /Volumes/dav (webdav, nodev, noexec, nosuid, mounted by anna)
/dev/disk4s1 on /Volumes/Stick (exfat, local, nodev, nosuid, noowners)
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/anna/rooms", ""),
        ("/", ""),
        ("/mnt/team", "nfs4"),
        ("/mnt/team/a/b", "nfs4"),
        ("/mnt/team/scratch/a", ""),
        ("/mnt/teammates", ""),
        ("/mnt/My Share/rooms", "cifs"),
        ("/home/anna/remote/rooms", "fuse.sshfs"),
        ("/mnt/c/Users/anna", "9p"),
        ("/media/ceph/x", "ceph"),
        ("/media/dav", "fuse.davfs"),
        ("/media/stick/rooms", ""),
        ("/run/user/1000/gvfs/smb-share:server=filer", "fuse.gvfsd-fuse"),
        ("/over/there", ""),
    ],
)
def test_linux_says_which_file_system_lies_under_a_folder(folder: str, kind: str) -> None:
    assert network_mount(folder, linux_mounts(MOUNTINFO)) == kind


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/Users/anna/rooms", ""),
        ("/Volumes/Team Share/rooms", "smbfs"),
        ("/Volumes/export (1)/rooms", "nfs"),
        ("/Volumes/dav", "webdav"),
        ("/Volumes/Stick", ""),
    ],
)
def test_so_does_macos(folder: str, kind: str) -> None:
    assert network_mount(folder, mac_mounts(MOUNT)) == kind


@pytest.mark.parametrize(
    ("folder", "drive_type", "said"),
    [
        ("C:\\Users\\anna", 3, ""),
        ("Z:\\rooms", DRIVE_REMOTE, "Z:"),
        ("\\\\filer\\team\\rooms", 0, "\\\\filer\\team"),
        ("//filer/team/rooms", 0, "\\\\filer\\team"),
        ("\\\\?\\UNC\\filer\\team\\rooms", 0, "\\\\filer\\team"),
        ("\\\\?\\C:\\rooms", 3, ""),
        ("\\\\wsl$\\Debian\\home", 0, "\\\\wsl$\\Debian"),
    ],
)
def test_windows_says_it_by_path_and_kind_of_drive(folder: str, drive_type: int, said: str) -> None:
    assert network_drive(folder, drive_type) == said


def test_what_no_system_would_say_is_no_mount() -> None:
    assert linux_mounts("") == {}
    assert linux_mounts("rubbish\n - \n1 2 3 - nfs x") == {}
    assert mac_mounts("rubbish\n(on) on (x)\n") == {}
    assert network_mount("/anywhere", {}) == ""


def test_the_root_of_a_container_is_its_own() -> None:
    mounts = {"/": "9p", "/mnt/share": "9p"}
    assert network_mount("/home/anna", mounts) == ""
    assert network_mount("/mnt/share/rooms", mounts) == "9p"


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        (PurePosixPath("/home/anna/Dropbox/rooms"), "Dropbox"),
        (PurePosixPath("/home/anna/Dropbox (Acme)"), "Dropbox"),
        (PurePosixPath("/Users/anna/Library/CloudStorage/OneDrive-Personal/a"), "OneDrive"),
        (
            PurePosixPath("/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.org/My Drive"),
            "Google Drive",
        ),
        (PurePosixPath("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/a"), "iCloud Drive"),
        (PureWindowsPath("C:\\Users\\anna\\OneDrive - Acme\\rooms"), "OneDrive"),
        (PureWindowsPath("C:\\Users\\anna\\iCloudDrive"), "iCloud Drive"),
        (PureWindowsPath("G:\\My Drive\\rooms"), "Google Drive"),
        (PurePosixPath("/home/anna/Nextcloud2/rooms"), "Nextcloud"),
        (PurePosixPath("/home/anna/dropboxes"), ""),
        (PurePosixPath("/home/anna/not onedrive"), ""),
        (PurePosixPath("/home/anna/rooms"), ""),
    ],
)
def test_synced_folders_are_known_by_their_names(folder: PurePosixPath, program: str) -> None:
    assert synced_name(folder) == program


@pytest.mark.parametrize(
    ("marker", "program"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache/", "Dropbox"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".stfolder/", "Syncthing"),
        (".tmp.driveupload/", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ],
)
def test_and_by_what_their_programs_leave_there(tmp_path: Path, marker: str, program: str) -> None:
    top = tmp_path / "papers"
    deep = top / "a" / "b"
    deep.mkdir(parents=True)
    assert synced_by(deep, {}) == ""
    (top / marker).mkdir() if marker.endswith("/") else (top / marker).touch()
    assert synced_by(deep, {}) == program
    assert synced_by(tmp_path, {}) == "", "beside it nothing is synced"


def test_dropbox_own_settings_in_the_home_are_no_synced_folder(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert synced_by(tmp_path, {}) == ""


def test_onedrive_says_in_the_environment_where_it_is(tmp_path: Path) -> None:
    said = {"OneDriveCommercial": str(tmp_path / "work"), "OneDrive": ""}
    assert synced_by(tmp_path / "work" / "rooms", said) == "OneDrive"
    assert synced_by(tmp_path / "private", said) == ""


def test_a_file_in_a_synced_folder_is_refused_with_the_way_out_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    with pytest.raises(Rejected) as refused:
        Store(f"sqlite:///{(folder / 'rooms' / 'rooms.db').as_posix()}")
    said = str(refused.value)
    for part in ("Dropbox copies to other machines", "damage", "--room sqlite:///", "--room postgresql://"):
        assert part in said
    assert refused.value.field == "room"
    assert not folder.exists(), "nothing is made there"


def test_what_is_ones_own_may_lie_anywhere(tmp_path: Path) -> None:
    file = tmp_path / "Dropbox" / "outbox.db"
    with closing(Outbox(file)) as outbox:
        outbox.keep("a room", "1", b"{}")
        assert outbox.waiting("a room") == [b"{}"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links for administrators only")
def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Nextcloud")
    with pytest.raises(Rejected, match="Nextcloud"):
        check_place(tmp_path / "plain" / "rooms.db")


def test_a_disk_of_this_machine_is_taken_and_asked_fast(tmp_path: Path) -> None:
    began = time.perf_counter()
    for _time in range(10):
        check_place(tmp_path / "rooms.db")
    assert time.perf_counter() - began < 0.5
    with pytest.raises(Rejected):
        check_place(tmp_path / "onedrive" / "rooms.db")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads this machine's own mounts")
def test_this_machines_own_mounts_are_read() -> None:
    mounts = linux_mounts(Path("/proc/self/mountinfo").read_text("utf-8"))
    assert "/" in mounts
    assert mounts["/proc"] == "proc"
