-- attack: feed binary or broken chunks to load; text-only mode must refuse all of them
-- expect: ok
local sig = "\27Lua"
for _, s in ipairs { sig, sig .. "\x54\0", sig .. "\x54\0\x19\x93\r\n\x1a\n", sig .. ("\xff"):rep(200), sig .. ("\0"):rep(200), "\27",
  "\27LuaS", sig .. "\x53\0\x19\x93\r\n\x1a\n\4\4\4\4\4" } do
  local f, err = load(s, "bin", "t")
  assert(f == nil and type(err) == "string")
  f, err = load(s, "bin", "bt")
  assert(f == nil and type(err) == "string")
end
local f, err = load("return 1", "x", "b")
assert(f == nil and err:find("attempt to load a text chunk", 1, true), err)
f, err = load("return 1", "x", "q")
assert(f == nil)
f, err = load(sig, "x", "t")
assert(f == nil and err:find("binary chunk", 1, true), err)
assert(load("return 1", "x", "t")() == 1)
