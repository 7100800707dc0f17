// The requirements of an executable, read from its ELF headers and symbols.

import { readFileSync } from "node:fs";

/** ELF machine numbers by Node's names of architectures. */
export const machines = { x64: 62, arm64: 183 };

/** The machine number, the GLIBC versions that its symbols need, and its bytes as Latin-1 text. */
export function inspect(path) {
  const bytes = readFileSync(path);
  if (bytes.toString("latin1", 0, 4) !== "\x7fELF") throw new Error(`${path} is not an ELF file`);
  const text = bytes.toString("latin1");
  const versions = [...text.matchAll(/\bGLIBC_(\d+)\.(\d+)(?:\.\d+)?\0/g)].map(([, ...numbers]) => numbers.map(Number));
  return { machine: bytes.readUInt16LE(18), versions, text };
}

/** The highest of several versions, each `[major, minor]`. */
export function highest(versions) {
  return versions.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]).at(-1);
}
