-- attack: io, os, package, require, dofile and debug in a state that has none of them
-- expect: ok
-- profile: sandbox
for _, f in ipairs {
  function() return io.open("/etc/passwd") end, function() return os.execute("true") end, function() return os.getenv("HOME") end,
  function() return os.exit(1) end,
  function() return require("fs") end, function() return dofile("/etc/passwd") end, function() return loadfile("/etc/passwd")() end,
  function() return package.loadlib("x", "y") end, function() return debug.getregistry() end, function() return debug.sethook(print) end,
  function() return io.popen("true") end, function() return os.remove("/tmp/x") end, function() return os.tmpname() end,
  function() return debug.getupvalue(print, 1) end,
  function() return io.stdout:write("x") end, function() return io.read() end, function() return debug.setmetatable(1, {}) end,
  function() return debug.debug() end,
} do
  local ok = pcall(f)
  assert(not ok)
end
assert(type(debug) ~= "table" or debug.traceback == nil or type(debug.traceback()) == "string")
