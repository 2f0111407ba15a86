"use strict";
/**
 * Makes the code cache of a command: runs it with the arguments given, so that the cache holds the functions a start needs, and saves what the
 * engine has compiled. Called by build.mjs in a process of its own.
 */
const { readFileSync, writeFileSync } = require("node:fs");
const { Script } = require("node:vm");

const [, , file, ...warmUp] = process.argv;
const script = new Script(readFileSync(file, "utf8"), { filename: file });
process.argv = [process.execPath, file, ...warmUp];
script.runInThisContext()(require, module, exports);
process.exitCode = 0;
writeFileSync(`${file}.cache`, script.createCachedData());
