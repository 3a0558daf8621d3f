#!/usr/bin/env node
// Starts the program, which is in a package of its own for each system.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

/** The packages that may hold a program for this system, the best first. */
function packages() {
  const own = `talkpress-${process.platform}-${process.arch}`;
  if (process.platform !== "linux") return [own];
  // Without glibc there is only the program that needs no library of the system.
  const hasGlibc = Boolean(process.report.getReport().header.glibcVersionRuntime);
  return hasGlibc ? [own, `${own}-static`] : [`${own}-static`];
}

/** The path of the program, or nothing. */
function program() {
  const file = process.platform === "win32" ? "talkpress.exe" : "talkpress";
  for (const name of packages()) {
    try {
      return require.resolve(`${name}/bin/${file}`);
    } catch {
      // This one is not installed.
    }
  }
  return undefined;
}

const path = program();
if (path === undefined) {
  console.error(
    `talkpress: there is no program for ${process.platform} on ${process.arch} in this installation. ` +
      "If npm left out optional packages, install them; otherwise, install talkpress with `pipx install talkpress` or " +
      "`cargo install talkpress`.",
  );
  process.exit(1);
}

const child = spawn(path, process.argv.slice(2), { stdio: "inherit" });
// A terminal sends Ctrl-C to both programs. Whoever ends this one alone means the other.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
child.on("error", (error) => {
  console.error(`talkpress: ${path} cannot be started: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
