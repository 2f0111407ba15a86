/**
 * A rules engine: users write rules in Lua that look at the events of a shop and flag some of them. Reads events, a line of JSON each, from a file or
 * standard input, and prints what the rules say. Rules may be edited meanwhile.
 *
 *     node examples/rules-engine/main.mjs [folder of rules [file of events, or -]]
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { RulesEngine } from "./engine.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const [folder = here("rules"), events = here("events.jsonl")] = process.argv.slice(2);

const engine = new RulesEngine(folder, (text, frame = []) => {
  console.log(`! ${text}`);
  for (const row of frame) console.log(`    ${row}`);
});
const lines = createInterface({ input: events === "-" ? process.stdin : createReadStream(events) });
for await (const line of lines) {
  if (line.trim() === "") continue;
  const event = JSON.parse(line);
  const verdicts = engine.judge(event);
  console.log(`${event.id} ${event.type}: ${verdicts.length === 0 ? "ok" : "flagged"}`);
  for (const { rule, reasons } of verdicts) for (const reason of reasons) console.log(`  ${rule}: ${reason}`);
}
engine.close();
