import { generate } from "./generate.mjs"; import { minimise } from "./minimise.mjs"; import { spawnSync } from "child_process"; import { writeFileSync } from "fs";
const p = generate(Number(process.argv[2]), process.argv[3]);
console.log(await minimise(p.statements, async (s) => { writeFileSync("/tmp/mm.lua", s); return spawnSync("node", ["/tmp/r.mjs", "/tmp/mm.lua"], { timeout: 1500 }).error?.code === "ETIMEDOUT"; }, 60));
