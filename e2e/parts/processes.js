// Child processes with an environment of their own. They end with the test, even if it is interrupted.

import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** An environment variable that every descendant inherits, even in a process group of its own. */
const marker = `E2E_RUN=${randomUUID()}`;

const children = new Set();
const directories = [];
const ports = new Set();

/** A running child. It keeps the output of the child and its descendants. */
export class Child {
  stdout = "";
  stderr = "";
  exitCode;

  constructor(command, args, { env = {}, cwd } = {}) {
    const [name, value] = marker.split("=");
    this.command = [command, ...args].join(" ");
    this.process = spawn(command, args, {
      cwd,
      // The caller's environment must not affect a test, so a child gets only the search path.
      env: { PATH: process.env.PATH, ...env, [name]: value },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of ["stdout", "stderr"]) {
      this.process[stream].setEncoding("utf8").on("data", (text) => (this[stream] += text));
    }
    this.ended = new Promise((resolve) => {
      this.process.on("error", (error) => resolve((this.exitCode = error.message)));
      this.process.on("close", (code, signal) => resolve((this.exitCode ??= code ?? signal)));
    });
    children.add(this);
    this.ended.then(() => children.delete(this));
  }

  get output() {
    return this.stdout + this.stderr;
  }

  /** Polls until `condition` holds. Fails with all output if the child ends first. */
  async ready(condition, what) {
    await until(async () => {
      if (this.exitCode !== undefined) throw new Error(`${this.command} ended (${this.exitCode}):\n${this.output}`);
      return condition();
    }, what);
  }

  /** Sends SIGTERM, and SIGKILL after three seconds, and waits for the end. */
  async stop() {
    this.signal("SIGTERM");
    const killer = setTimeout(() => this.signal("SIGKILL"), 3_000);
    await this.ended;
    clearTimeout(killer);
  }

  signal(name) {
    try {
      process.kill(-this.process.pid, name);
    } catch {
      // The process group has ended already.
    }
  }
}

/** Runs a command to its end and returns the child, whatever its exit code. */
export async function finished(command, args, options) {
  const child = new Child(command, args, options);
  await child.ended;
  return child;
}

/** Runs a command that must succeed, and returns its standard output. */
export async function run(command, args, options) {
  const child = await finished(command, args, options);
  if (child.exitCode !== 0) throw new Error(`${child.command} ended with ${child.exitCode}:\n${child.output}`);
  return child.stdout;
}

/** Serves HTTP on a free port of this machine and returns the server's address. It does not keep the test running. */
export async function serve(handler) {
  const server = createHttpServer(handler);
  server.on("connection", (socket) => socket.unref()).unref();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${server.address().port}`;
}

/** Polls `condition` until it returns a truthy value, and returns that value. */
export async function until(condition, what, limitMs = 15_000, pollMs = 5) {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`timeout after ${limitMs} ms, waiting for ${what}`);
    await pause(pollMs);
  }
}

/** Returns whether a process listens on this port of the loopback interface. */
export function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => (socket.destroy(), resolve(true))).on("error", () => resolve(false));
  });
}

/**
 * A free port, never the same twice. It is below the system's range for outgoing connections. Each process has a range
 * of its own, so that test files that run side by side do not take each other's ports.
 */
export async function freePort() {
  for (;;) {
    const port = 20_000 + (process.pid % 16) * 700 + Math.floor(Math.random() * 700);
    // The process that already got this port may not listen yet.
    if (ports.has(port)) continue;
    const server = createServer();
    const free = await new Promise((resolve) => {
      server.on("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    ports.add(port);
    return port;
  }
}

/** A directory that is removed when this process ends. */
export function temporaryDirectory() {
  const path = mkdtempSync(join(tmpdir(), "cognito-triggers-e2e-"));
  directories.push(path);
  return path;
}

/** Ends every child. Fails if a descendant is still running. */
export async function stopAll() {
  await Promise.all([...children].map((child) => child.stop()));
  await until(() => leftovers().length === 0, "the end of all processes");
}

/** Process ids of all descendants, found by the marker in their environment. */
function leftovers() {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return pid !== process.pid && readFileSync(`/proc/${pid}/environ`, "latin1").includes(marker);
    } catch {
      return false;
    }
  });
}

// A test file that is interrupted does not call stopAll.
process.on("exit", () => {
  for (const pid of leftovers()) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // The process has ended in the meantime.
    }
  }
  for (const path of directories) rmSync(path, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
