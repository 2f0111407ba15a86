/**
 * What the commands say they are. Programs look for `Lua 5.4` at the start, as in the version of PUC Lua.
 */
export const VERSION = "Lua 5.4 (Tsuki 0.1.0), the language of Lua.org, PUC-Rio";
