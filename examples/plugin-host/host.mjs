/**
 * A host of plugins: each is a Lua script in a state of its own, and all take the same events at the same time. Plugins read files, ask a server and
 * sleep as if all that were synchronous; behind it are promises. One that fails is reported, one that takes too long is cancelled, and the
 * others never notice.
 *
 *     node examples/plugin-host/host.mjs
 */
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Lua, LuaAbortError, LuaError } from "tsuki";

const folder = new URL(".", import.meta.url);
/** Milliseconds a plugin has for an event. */
const PATIENCE = 300;

class Plugin {
  #lua;
  #handlers = new Map();
  #lines = [];
  /** Ends what its services still wait for when it is stopped. */
  #stopping = new AbortController();

  constructor(name) {
    this.name = name;
    this.#lua = new Lua({ print: (text) => this.#lines.push(text.trimEnd()) });
    const { globals } = this.#lua;
    globals.set("on", (event, handler) => void this.#handlers.set(event, handler));
    for (const [service, action] of Object.entries(servicesUntil(this.#stopping.signal))) globals.set(service, action);
  }

  start(source) {
    return this.#attempt(() => this.#lua.exec(source, { name: `=${this.name}` }));
  }

  /** Tells the plugin of an event, if it cares. */
  take(event, ...details) {
    const handler = this.#handlers.get(event);
    const signal = AbortSignal.timeout(PATIENCE);
    return this.#attempt(() => handler?.callAsync(details, { signal }));
  }

  stop() {
    this.#stopping.abort();
    this.#lua.close();
  }

  /** What the plugin printed meanwhile, and how it failed if it did. */
  async #attempt(action) {
    try {
      await action();
    } catch (error) {
      if (error instanceof LuaAbortError) this.#lines.push("(cancelled: it took too long)");
      else if (error instanceof LuaError) this.#lines.push(`(failed: ${error.message})`);
      else throw error;
    }
    return this.#lines.splice(0).map((line) => `${this.name}: ${line}`);
  }
}

/** Stands for a server somewhere else, which takes its time. */
const server = createServer(async (request, response) => {
  await sleep(20);
  response.end(request.url === "/moon" ? "waxing gibbous" : "clear");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

/** What plugins may do, until a signal ends it. Names of files are the host's to check. */
function servicesUntil(signal) {
  return {
    read: async (name) => {
      if (!/^[a-z]+$/.test(name)) throw new Error(`no such name: ${name}`);
      return readFile(new URL(`data/${name}.txt`, folder), { encoding: "utf8", signal });
    },
    ask: async (path) => (await fetch(`http://127.0.0.1:${server.address().port}${path}`, { signal })).text(),
    sleep: (seconds) => sleep(seconds * 1000, undefined, { signal }),
  };
}

const plugins = [];
for (const file of (await readdir(new URL("plugins/", folder))).sort()) {
  const plugin = new Plugin(file.replace(".lua", ""));
  const lines = await plugin.start(await readFile(new URL(`plugins/${file}`, folder)));
  for (const line of lines) console.log(line);
  plugins.push(plugin);
}

for (const [event, ...details] of [["join", "ada"], ["join", "../../etc/passwd"], ["night"]]) {
  console.log(`-- ${event} ${details.join(" ")}`.trimEnd());
  const answers = await Promise.all(plugins.map((plugin) => plugin.take(event, ...details)));
  for (const line of answers.flat()) console.log(line);
}

for (const plugin of plugins) plugin.stop();
server.close();
server.closeAllConnections();
