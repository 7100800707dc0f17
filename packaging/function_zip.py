"""The package of a function as Lambda takes it: one zip file with the binary at its root."""

from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first day that the format knows. A real date would make every build a different file.
DATE = (1980, 1, 1, 0, 0, 0)
UNIX = 3
# A regular file that everybody may read and execute: Lambda runs functions as a user of its own.
MODE = 0o100755


def write(binary, path):
    """Writes a zip file that depends on nothing but the bytes of the binary."""
    entry = ZipInfo("bootstrap", DATE)
    entry.create_system = UNIX
    entry.external_attr = MODE << 16
    with ZipFile(path, "w") as package:
        package.writestr(entry, binary, ZIP_DEFLATED, compresslevel=9)
