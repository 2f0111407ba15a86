-- attack: error with levels beyond the stack, values of every type, and assert with nothing
-- expect: ok
for _, level in ipairs { 0, 1, 2, 3, 50, 1000000, -1, math.maxinteger, math.mininteger } do
  local ok, message = pcall(error, "text", level)
  assert(not ok and message:sub(-4) == "text")
end
local function raise(level) error("m", level) end
local _, one = pcall(raise, 1)
local _, two = pcall(function() raise(2) end)
assert(one:match(":(%d+): m$") and two:match(":(%d+): m$") and one ~= two)
for _, value in ipairs { false, 5, {}, print } do
  local ok, got = pcall(error, value, 2)
  assert(not ok and got == value)
  ok, got = pcall(assert, false, value)
  assert(not ok and got == value)
end
assert(select("#", pcall(error)) == 2 and select(2, pcall(assert, nil)) == "assertion failed!" and not pcall(assert))
assert(select("#", assert(1, 2, 3)) == 3 and select(2, pcall(assert, false, nil)) == nil)
