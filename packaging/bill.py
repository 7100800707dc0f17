"""The bill of materials of a binary: the crates that it links, in CycloneDX format."""

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
    """Writes the bill of materials of a package's binary. The same sources give the same bytes."""
    crates = linked_crates(cargo_tree(package, target, features))
    checksums = registry_checksums()
    components = {crate: component(crate, licence, checksums) for crate, (licence, _) in crates.items()}
    root, *linked = components.values()
    root.type = ComponentType.APPLICATION
    bom = Bom(components=linked)
    bom.metadata.component = root
    # By default the library adds the current time and a random number.
    bom.metadata.timestamp = None
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, " ".join([target, *crates]))
    for crate, (_, dependencies) in crates.items():
        bom.register_dependency(components[crate], [components[other] for other in dependencies])
    bill = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)
    Path(path).write_text(bill + "\n", encoding="utf-8")


def cargo_tree(package, target, features):
    """One line per use of a crate: depth, name and version, licence. A binary contains no macros and no build scripts."""
    command = ["cargo", "tree", "--locked", "--package", package, "--target", target, "--features", features]
    command += ["--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", "|{p}|{l}|"]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def linked_crates(tree):
    """Licence and dependencies of each crate, by name and version. The first crate is that of the binary."""
    crates = {}
    ancestors = []
    for line in tree.splitlines():
        depth, crate, licence, _ = line.split("|")
        # `cargo tree` adds the folder to a crate of this repository.
        crate = crate.split(" (")[0]
        crates.setdefault(crate, (licence, set()))
        del ancestors[int(depth) :]
        if ancestors:
            crates[ancestors[-1]][1].add(crate)
        ancestors.append(crate)
    return crates


def registry_checksums():
    """SHA-256 of each crate from the registry, by name and version as in `cargo tree`."""
    packages = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))["package"]
    return {f"{one['name']} v{one['version']}": one["checksum"] for one in packages if "checksum" in one}


def component(crate, licence, checksums):
    name, version = crate.split(" v")
    result = Component(name=name, version=version, type=ComponentType.LIBRARY, bom_ref=f"{name}@{version}")
    # The slash is an old form of `OR`.
    result.licenses = [LicenseFactory().make_from_string(licence.replace("/", " OR "))]
    # A crate of this repository has no package URL, because its name may belong to another crate in the registry.
    if crate in checksums:
        result.purl = PackageURL("cargo", name=name, version=version)
        result.hashes = [HashType(alg=HashAlgorithm.SHA_256, content=checksums[crate])]
    return result
