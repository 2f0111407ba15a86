-- attack: files, commands, exits and the environment through capabilities that the host did not give
-- expect: ok
-- native: has the real ones
for _, f in ipairs {
  function() return os.execute("touch /escaped") end, function() return io.popen("touch /escaped"):close() end,
  function() return os.exit(7) end,
} do assert(not pcall(f)) end
assert(os.getenv("PATH") == nil and os.getenv("__proto__") == nil and os.getenv("constructor") == nil and os.getenv("") == nil)
assert(io.open("/etc/passwd") == nil and io.open("../../etc/passwd") == nil and io.open("/proc/self/environ") == nil)
assert(not pcall(dofile, "/etc/passwd") and loadfile("/etc/passwd") == nil and not pcall(require, "node:fs"))
for _, name in ipairs { "__proto__", "constructor", "toString", "", ".", "..", "/", "a\0b", ("x"):rep(5000) } do
  local file = io.open(name, "w")
  if file then
    assert(file:write("content") and file:close())
    assert(io.open(name):read("a") == "content")
    assert(os.remove(name))
  end
  assert(io.open(name) == nil or name == "." or name == ".." or name == "/")
end
