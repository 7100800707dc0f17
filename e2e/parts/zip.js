// Zip files, written and read by Python, whose implementation the command does not share.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { python } from "./paths.js";
import { temporaryDirectory } from "./processes.js";

const runScript = (script, ...args) => execFileSync(python(), ["-c", script, ...args], { encoding: "utf8" });

const writer = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as zip:
    for name, file in json.loads(sys.argv[2]).items():
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.external_attr = 0o100755 << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        zip.writestr(info, open(file, "rb").read())
`;

const reader = `
import hashlib, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as zip:
    print(json.dumps({i.filename: [oct(i.external_attr >> 16), hashlib.sha256(zip.read(i)).hexdigest()] for i in zip.infolist()}))
`;

/** Writes a zip file of executable files, `{ nameInZip: path }`, and returns its path. */
export function writeZip(files, path = join(temporaryDirectory(), "function.zip")) {
  runScript(writer, path, JSON.stringify(files));
  return path;
}

/** The bytes of a zip file of executable files. */
export const zipBytes = (files) => readFileSync(writeZip(files));

/** The mode and the SHA-256 checksum of every file in a zip file, by its name. */
export const zipEntries = (path) => JSON.parse(runScript(reader, path));

/** Extracts a zip file into a folder. */
export const unzip = (path, folder) => execFileSync(python(), ["-m", "zipfile", "-e", path, folder]);
