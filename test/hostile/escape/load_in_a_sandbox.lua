-- attack: binary chunks, environments and modes through load and string.dump
-- expect: ok
-- profile: sandbox
local dump = string.dump
if dump then
  local ok, image = pcall(dump, function() return 1 end)
  if ok then
    local chunk = load(image, "x", "b")
    assert(chunk == nil or pcall(chunk))
  end
end
assert(load("\27Lua", "x", "b") == nil)
assert(load("return io or os and os.execute", "x", "t", {})() == nil)
local environment = { _G = 5 }
assert(load("x = _G return x", "x", "t", environment)() == 5 and environment.x == 5 and x == nil)
assert(load("return ...", "=\0\n]]")(7) == 7)
