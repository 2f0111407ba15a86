/**
 * The page of the worker example: sends a script to the worker, shows what it prints, and stays responsive. A script that does not end is ended with its
 * worker; the next one gets another.
 */
const source = document.getElementById("source");
const output = document.getElementById("output");

let worker;

function start() {
  worker = new Worker("worker.js", { type: "module" });
  worker.addEventListener("message", ({ data }) => output.append(data.text));
}

document.getElementById("run").addEventListener("click", () => {
  output.textContent = "";
  worker.postMessage({ source: source.value });
});

document.getElementById("stop").addEventListener("click", () => {
  worker.terminate();
  output.append("stopped\n");
  start();
});

start();
