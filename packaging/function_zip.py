"""The deployment package of a function: a zip file with the binary at its root."""

from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest date of the zip format. With the real date, every build would give a different file.
DATE = (1980, 1, 1, 0, 0, 0)
# The number for Unix in the zip format.
UNIX = 3
# A regular file that every user may read and execute: Lambda runs functions as a separate user.
MODE = 0o100755


def write(binary, path):
    """Writes a zip file that depends only on the bytes of the binary."""
    entry = ZipInfo("bootstrap", DATE)
    entry.create_system = UNIX
    entry.external_attr = MODE << 16
    with ZipFile(path, "w") as package:
        package.writestr(entry, binary, ZIP_DEFLATED, compresslevel=9)
