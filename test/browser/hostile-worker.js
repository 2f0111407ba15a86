/**
 * The worker in which hostile scripts run, as `../hostile/subject.mjs` is for Node: takes `{ names }` first, the globals of the language, then one
 * script after the other, and answers with what `judge.mjs` says.
 */
import { watchIntrinsics } from "../hostile/intrinsics.mjs";
import { judge } from "../hostile/judge.mjs";

let changedIntrinsics;

addEventListener("message", ({ data }) => {
  if (data.names !== undefined) changedIntrinsics = watchIntrinsics(data.names);
  else postMessage(judge(data, changedIntrinsics));
});
