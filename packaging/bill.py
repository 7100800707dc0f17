"""The bill of materials of a binary: the crates that it links, in the format CycloneDX."""

import subprocess
import tomllib
import uuid
from pathlib import Path

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent


def write(package, target, features, path):
    """Writes the bill of a package's binary. The same sources always give the same bytes."""
    crates = linked_crates(cargo_tree(package, target, features))
    checksums = registry_checksums()
    components = {crate: component(crate, licence, checksums) for crate, (licence, _) in crates.items()}
    root, *linked = components.values()
    root.type = ComponentType.APPLICATION
    bom = Bom(components=linked)
    bom.metadata.component = root
    # The library would take the time and a random number, and both would differ each time.
    bom.metadata.timestamp = None
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, " ".join([target, *crates]))
    for crate, (_, needed) in crates.items():
        bom.register_dependency(components[crate], [components[other] for other in needed])
    bill = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)
    Path(path).write_text(bill + "\n", encoding="utf-8")


def cargo_tree(package, target, features):
    """One line per use of a crate: depth, name and version, licence. Macros and build scripts leave nothing in a binary."""
    command = ["cargo", "tree", "--locked", "--package", package, "--target", target, "--features", features]
    command += ["--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", "|{p}|{l}|"]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def linked_crates(tree):
    """Licence and needed crates of each crate, by name and version; the binary's own is the first."""
    crates = {}
    above = []
    for line in tree.splitlines():
        depth, crate, licence, _ = line.split("|")
        # A crate of this repository is followed by its folder.
        crate = crate.split(" (")[0]
        crates.setdefault(crate, (licence, set()))
        del above[int(depth) :]
        if above:
            crates[above[-1]][1].add(crate)
        above.append(crate)
    return crates


def registry_checksums():
    """SHA-256 of each crate from the registry, by its name and version as `cargo tree` prints them."""
    packages = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))["package"]
    return {f"{one['name']} v{one['version']}": one["checksum"] for one in packages if "checksum" in one}


def component(crate, licence, checksums):
    name, version = crate.split(" v")
    made = Component(name=name, version=version, type=ComponentType.LIBRARY, bom_ref=f"{name}@{version}")
    # The slash is an old spelling of `OR`.
    made.licenses = [LicenseFactory().make_from_string(licence.replace("/", " OR "))]
    # A crate of this repository has no address in the registry, where its name may be somebody else's.
    if crate in checksums:
        made.purl = PackageURL("cargo", name=name, version=version)
        made.hashes = [HashType(alg=HashAlgorithm.SHA_256, content=checksums[crate])]
    return made
