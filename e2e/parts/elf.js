// What an executable says about where it can run, read from its bytes.

import { readFileSync } from "node:fs";

/** Machine numbers of the ELF format by Node's names of architectures. */
export const machines = { x64: 62, arm64: 183 };

/** The machine, the versions of GLIBC that its symbols ask for, and its text as far as it is ASCII. */
export function inspect(path) {
  const bytes = readFileSync(path);
  if (bytes.toString("latin1", 0, 4) !== "\x7fELF") throw new Error(`${path} is no ELF file`);
  const text = bytes.toString("latin1");
  const versions = [...text.matchAll(/\bGLIBC_(\d+)\.(\d+)(?:\.\d+)?\0/g)].map(([, ...numbers]) => numbers.map(Number));
  return { machine: bytes.readUInt16LE(18), versions, text };
}

/** The highest of some versions, each `[major, minor]`. */
export function highest(versions) {
  return versions.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]).at(-1);
}
