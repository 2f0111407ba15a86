/**
 * Failures of the system in C's terms, as Lua programs get to see them: error number and text. File systems are made with it.
 */
import type { FileFailure } from "../../vm/host.ts";

/** Failures by their names in C, which are Node's too: Linux's number, and the C library's text. */
const failures: Readonly<Record<string, FileFailure>> = {
  EPERM: { errno: 1, reason: "Operation not permitted" },
  ENOENT: { errno: 2, reason: "No such file or directory" },
  EIO: { errno: 5, reason: "Input/output error" },
  ENXIO: { errno: 6, reason: "No such device or address" },
  EBADF: { errno: 9, reason: "Bad file descriptor" },
  EACCES: { errno: 13, reason: "Permission denied" },
  EBUSY: { errno: 16, reason: "Device or resource busy" },
  EEXIST: { errno: 17, reason: "File exists" },
  EXDEV: { errno: 18, reason: "Invalid cross-device link" },
  ENODEV: { errno: 19, reason: "No such device" },
  ENOTDIR: { errno: 20, reason: "Not a directory" },
  EISDIR: { errno: 21, reason: "Is a directory" },
  EINVAL: { errno: 22, reason: "Invalid argument" },
  ENFILE: { errno: 23, reason: "Too many open files in system" },
  EMFILE: { errno: 24, reason: "Too many open files" },
  ETXTBSY: { errno: 26, reason: "Text file busy" },
  EFBIG: { errno: 27, reason: "File too large" },
  ENOSPC: { errno: 28, reason: "No space left on device" },
  ESPIPE: { errno: 29, reason: "Illegal seek" },
  EROFS: { errno: 30, reason: "Read-only file system" },
  EMLINK: { errno: 31, reason: "Too many links" },
  EPIPE: { errno: 32, reason: "Broken pipe" },
  ENAMETOOLONG: { errno: 36, reason: "File name too long" },
  ENOTEMPTY: { errno: 39, reason: "Directory not empty" },
  ELOOP: { errno: 40, reason: "Too many levels of symbolic links" },
};

/** A failure by its name, such as `ENOENT`. */
export function failureNamed(code: string): FileFailure {
  return failures[code] ?? { errno: 5, reason: code };
}
