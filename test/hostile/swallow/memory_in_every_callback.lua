-- attack: memory runs out in comparators, replacements, readers and iterators
-- expect: limit memory
-- memory: 16M
-- profile: host
local function fill() local kept = {} while true do kept[#kept + 1] = { #kept } end end
local ways = {
  function() pcall(string.gsub, "x", "x", fill) end, function() pcall(table.sort, { 2, 1 }, fill) end,
  function() pcall(load, fill) end, function() for _ in fill do end end, function() coroutine.wrap(fill)() end,
}
for _, way in ipairs(ways) do pcall(way) host.survived() end
