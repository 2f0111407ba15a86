#!/usr/bin/env node
"use strict";
/**
 * Starts a command from its modules (`*.main.js`: the text of a function each), with the engine's code cache beside them: a third of the time to the
 * first result. The cache is what one run has compiled. It is made after a run that found none for this version of Node, so the first run of an
 * installed package makes it; where the folder cannot be written, commands work all the same.
 */
const { accessSync, constants, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { basename, join } = require("node:path");
const { Script } = require("node:vm");

const loaded = new Map();

function load(file) {
  const known = loaded.get(file);
  if (known !== undefined) return known.exports;
  const path = join(__dirname, file);
  const cache = `${path}.cache`;
  let cachedData;
  try {
    cachedData = readFileSync(cache);
  } catch {
    // The first run.
  }
  const script = new Script(readFileSync(path, "utf8"), { filename: path, cachedData });
  const module = { exports: {} };
  loaded.set(file, module);
  if (cachedData === undefined || script.cachedDataRejected) process.once("exit", () => keep(cache, script));
  script.runInThisContext()((name) => (name.startsWith("./") ? load(name.slice(2)) : require(name)), module, module.exports);
  return module.exports;
}

/** Writes the cache in one step: other runs may be reading it. */
function keep(cache, script) {
  try {
    accessSync(__dirname, constants.W_OK);
    const draft = `${cache}.${process.pid}`;
    writeFileSync(draft, script.createCachedData(), { flag: "wx" });
    renameSync(draft, cache);
  } catch {
    // A folder that this user cannot write.
  }
}

load(basename(__filename).replace(/\.cjs$/, ".main.js"));
