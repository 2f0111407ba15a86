/**
 * The page that runs hostile scripts in a worker, for `hostile.browser.ts` to call: `runHostile(script, names)`. A worker that hangs or breaks is an
 * ending like others, and a new one goes on.
 */

/** Far more than any script takes, for machines that are slow or busy. */
const HANG_SECONDS = 30;

let worker;

function start(names) {
  worker = new Worker("hostile-worker.js", { type: "module" });
  worker.postMessage({ names });
}

/** `script`: `name`, `source` (a byte string), `header`. Always resolves. */
globalThis.runHostile = (script, names) =>
  new Promise((resolve) => {
    if (worker === undefined) start(names);
    const giveUp = (ending, message) => {
      worker.terminate();
      worker = undefined;
      resolve({ ending, message, faults: [] });
    };
    const timer = setTimeout(() => giveUp("hang", ""), HANG_SECONDS * 1000);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      giveUp("crash", event.message);
    };
    worker.postMessage({ ...script, source: Uint8Array.from(script.source, (character) => character.charCodeAt(0)) });
  });
