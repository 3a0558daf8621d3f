"""Packs a folder the same way each time: `archive.py FOLDER NAME` writes NAME.tar.gz, or NAME.zip for Windows."""

import gzip
import os
import sys
import tarfile
import time
import zipfile
from pathlib import Path

folder, name = Path(sys.argv[1]), sys.argv[2]
moment = int(os.environ["SOURCE_DATE_EPOCH"])
files = sorted(path for path in folder.rglob("*") if path.is_file())


def mode(path):
    return 0o755 if path.name in ("talkpress", "talkpress.exe") and path.parent == folder else 0o644


if "-windows-" in name:
    with zipfile.ZipFile(f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            info = zipfile.ZipInfo(str(path.relative_to(folder.parent).as_posix()), time.gmtime(moment)[:6])
            info.external_attr = mode(path) << 16
            archive.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
else:
    with open(f"{name}.tar.gz", "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for path in files:
                info = tarfile.TarInfo(path.relative_to(folder.parent).as_posix())
                info.size, info.mtime, info.mode = path.stat().st_size, moment, mode(path)
                with path.open("rb") as content:
                    archive.addfile(info, content)
