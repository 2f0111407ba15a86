-- attack: a recursion that takes another way at each level
-- expect: ok
local down
local object = setmetatable({}, {
  __index = function() return down() end, __len = function() return down() end, __eq = function() return down() end,
  __call = function() return down() end, __tostring = function() down() return "" end, __close = function() down() end,
  __pairs = function() down() return next, {} end, __concat = function() return down() end,
})
local other = setmetatable({}, getmetatable(object))
local ways = {
  function() return object.x end, function() return #object end, function() return object == other end, function() return object() end,
  function() return tostring(object) end, function() local guard <close> = object end, function() for _ in pairs(object) do end end,
  function() return object .. "x" end, function() return (("x"):gsub("x", down)) end, function() table.sort({ 1, 2 }, down) end,
  function() local ok, e = pcall(down) error(e, 0) end, function() return coroutine.wrap(down)() end,
  function() return ("%s"):format(object) end, function() for _ in down do end end, function() return load(down) and nil end,
}
local turn = 0
function down() turn = turn % #ways + 1 return (ways[turn]()) end
local ok, message = pcall(down)
assert(not ok or turn > 0)
local ok, message = pcall(down)
assert(ok or type(message) == "string")
assert(tostring(setmetatable({}, { __tostring = function() return "still" end })) == "still")
