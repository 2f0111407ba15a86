#!/usr/bin/env node
"use strict";
/**
 * Starts a command from its modules, which are those of the library and some of its own, with the engine's code cache beside them: a third
 * of the time to the first result. Only scripts have such a cache, so each module becomes the function of a script first.
 *
 * The cache is what one run has compiled. It is made after a run that found none for this version of Node, so the first run of an installed
 * package makes it; where the folder cannot be written, commands work all the same.
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
  const script = new Script(functionOf(readFileSync(path, "latin1")), { filename: path, cachedData });
  const module = { exports: {} };
  loaded.set(file, module);
  if (cachedData === undefined || script.cachedDataRejected) process.once("exit", () => keep(cache, script));
  script.runInThisContext()((name) => (name.startsWith("./") ? load(name.slice(2)) : require(name)), module);
  return module.exports;
}

/**
 * A module as the text of a function, line for line. The build makes modules of ASCII that import at their beginning and export, if
 * anything, at their end, and no export that changes later.
 */
function functionOf(text) {
  const body = text.replace(/(\n?)import(?:\{([^}]*)\}from)?"([^"]*)";/gy, (_, newLine, names = "", from) => {
    return `${newLine}const{${names.replaceAll(" as ", ":")}}=require("${from}");`;
  });
  const end = body.lastIndexOf("export{");
  const names = end < 0 ? "" : body.slice(end + "export{".length, body.indexOf("}", end));
  // `local as name` exports, where an object says `name: local`.
  const exports = names.replace(/([^,]+) as ([^,]+)/g, "$2:$1");
  return `(function(require,module){"use strict";${end < 0 ? body : body.slice(0, end)}\nmodule.exports={${exports}}})`;
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
