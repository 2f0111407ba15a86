/**
 * A file system in memory for the states that tests make: nothing is left behind, and no test depends on the machine.
 *
 * What must stay true: it behaves as `src/cli/node-file-system.ts` does, as far as programs under `stdlib/io` look.
 */
const failure = (errno, reason) => ({ errno, reason });
const NO_ENTRY = failure(2, "No such file or directory");
const BAD_DESCRIPTOR = failure(9, "Bad file descriptor");
const INVALID = failure(22, "Invalid argument");
const ILLEGAL_SEEK = failure(29, "Illegal seek");

class MemoryFile {
  constructor(node, mode) {
    this.node = node;
    this.canRead = /r|\+/.test(mode);
    this.canWrite = /w|a|\+/.test(mode);
    this.appends = mode.startsWith("a");
    this.position = mode === "a" ? node.text.length : 0;
  }

  read(count) {
    if (!this.canRead) return BAD_DESCRIPTOR;
    const text = this.node.text.slice(this.position, this.position + count);
    this.position += text.length;
    return text;
  }

  write(text) {
    if (!this.canWrite) return BAD_DESCRIPTOR;
    const old = this.node.text;
    const start = this.appends ? old.length : this.position;
    this.node.text = old.slice(0, start).padEnd(start, "\0") + text + old.slice(start + text.length);
    this.position = start + text.length;
  }

  seek(whence, offset) {
    const position = { set: 0, cur: this.position, end: this.node.text.length }[whence] + offset;
    if (position < 0) return INVALID;
    this.position = position;
    return position;
  }

  flush() {}
  close() {}
}

/** A file system whose standard output goes to `print`, whose standard input is empty, and whose one folder is /tmp. */
export function memoryFiles(print) {
  const nodes = new Map();
  let names = 0;
  const standard = (write) => ({ read: () => "", write, seek: () => ILLEGAL_SEEK, flush() {}, close() {} });
  return {
    open(name, mode) {
      const plain = mode.replaceAll("b", "");
      if (!nodes.has(name) && (plain.startsWith("r") || !name.startsWith("/tmp/"))) return NO_ENTRY;
      if (!nodes.has(name) || plain.startsWith("w")) nodes.set(name, { text: "" });
      return new MemoryFile(nodes.get(name), plain);
    },
    remove: (name) => (nodes.delete(name) ? undefined : NO_ENTRY),
    rename(from, to) {
      if (!nodes.has(from)) return NO_ENTRY;
      nodes.set(to, nodes.get(from));
      nodes.delete(from);
    },
    temporaryName: () => `/tmp/lua_${++names}`,
    stdin: standard(() => BAD_DESCRIPTOR),
    stdout: standard(print),
    stderr: standard(() => undefined),
  };
}
