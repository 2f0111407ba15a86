-- attack: module names with path tricks, NUL bytes and templates
-- expect: ok
if require then
  for _, n in ipairs { "", "..", "../../etc/passwd", "/etc/passwd", "no_such_module_here\0b", "a/../b", "file:///etc/passwd", "node:fs",
    "fs", "child_process", "http://x", "?", ";;", ("x"):rep(5000), "__proto__", "constructor", "toString" } do
    local ok, err = pcall(require, n)
    assert(not ok, n)
    assert(type(err) == "string" or err == nil)
  end
  assert(not pcall(require) and not pcall(require, {}) and not pcall(require, nil))
  assert(require("string") == string and require("_G") == _G)
  if package.searchpath then assert(package.searchpath("no.such.module.anywhere", "./?.lua;/nowhere/?.lua") == nil) end
end
assert(dofile == nil or not pcall(dofile, "/definitely/not/here.lua"))
assert(loadfile == nil or loadfile("/definitely/not/here.lua") == nil)
