// Child processes: started with an environment of their own, listened to, and ended whatever happens.

import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Every child inherits it, also one that moves to a process group of its own, so none can be overlooked. */
const marker = `E2E_RUN=${randomUUID()}`;

const children = new Set();
const directories = [];
const ports = new Set();

/** A running child. All that it and its own children write is kept. */
export class Child {
  stdout = "";
  stderr = "";
  exitCode;

  constructor(command, args, { env = {}, cwd } = {}) {
    const [name, value] = marker.split("=");
    this.command = [command, ...args].join(" ");
    this.process = spawn(command, args, {
      cwd,
      // Nothing of this process's environment may decide a test, so only the search path is passed on.
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

  /** Polls until `condition` holds; fails with all output when the child ends before that. */
  async ready(condition, what) {
    await until(async () => {
      if (this.exitCode !== undefined) throw new Error(`${this.command} ended (${this.exitCode}):\n${this.output}`);
      return condition();
    }, what);
  }

  /** Asks the child to end, insists after three seconds, and waits until it is gone. */
  async stop() {
    this.signal("SIGTERM");
    const insist = setTimeout(() => this.signal("SIGKILL"), 3_000);
    await this.ended;
    clearTimeout(insist);
  }

  signal(name) {
    try {
      process.kill(-this.process.pid, name);
    } catch {
      // The group is gone already, which is what was wanted.
    }
  }
}

/** Polls `condition` until it returns something true, and returns that. */
export async function until(condition, what, limitMs = 15_000) {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await pause(5);
  }
}

/** Whether something listens on this port of the loopback interface. */
export function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}

/** A free port below the range from which the system takes ports for outgoing connections, never the same twice. */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    // Whoever was given it may not listen yet.
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

/** A directory that is gone when this process is. */
export function temporaryDirectory() {
  const path = mkdtempSync(join(tmpdir(), "cognito-triggers-e2e-"));
  directories.push(path);
  return path;
}

/** Ends every child; fails when one of them or of theirs is still there. */
export async function stopAll() {
  await Promise.all([...children].map((child) => child.stop()));
  await until(() => leftovers().length === 0, "the end of all processes");
}

/** The processes with the marker in their environment. One that has ended has no environment any more. */
function leftovers() {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return pid !== process.pid && readFileSync(`/proc/${pid}/environ`, "latin1").includes(marker);
    } catch {
      return false;
    }
  });
}

// The last resort: a test file that was stopped or broke off has not called stopAll.
process.on("exit", () => {
  for (const pid of leftovers()) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself in the meantime.
    }
  }
  for (const path of directories) rmSync(path, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
