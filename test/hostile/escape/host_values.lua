-- attack: values of every kind passed through the host and back
-- expect: ok
-- profile: host
local echo = host.echo
for _, v in ipairs { 0, 1, -1, 1.5, math.huge, -math.huge, true, false, "", "text", "a\0b", "1", 2^53 } do
  local r = echo(v)
  assert(r == v and math.type(r) == math.type(v) or type(v) == "number" and r == v, tostring(v))
end
assert(echo(nil) == nil)
local n = echo(0 / 0); assert(n ~= n)
assert(echo(math.maxinteger) == math.maxinteger, "64-bit integers are damaged at the border")
assert(echo(math.mininteger) == math.mininteger and math.type(echo(7)) == "integer" and echo(7.0) == 7)
assert(echo("\xff\xfe\0\x80") == "\xff\xfe\0\x80", "byte strings are damaged at the border")
assert(1 / echo(-0.0) == -math.huge)
local t = { 1, 2, x = { y = 3 } }
local r = echo(t); assert(r == t or r.x.y == 3)
local f = function() return 9 end
assert(echo(f)() == 9)
local cyc = {}; cyc.self = cyc
local c = echo(cyc); assert(c.self.self.self ~= nil)
local deep = {}; for _ = 1, 20000 do deep = { deep } end
pcall(echo, deep)
local co = coroutine.create(function() return 1 end)
pcall(echo, co)
assert(echo("end") == "end")
