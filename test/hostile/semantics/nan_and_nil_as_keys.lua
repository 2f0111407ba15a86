-- attack: keys that no table takes
-- expect: ok
local nan = 0 / 0
local list = {}
assert(list[nan] == nil and list[nil] == nil and rawget(list, nan) == nil and rawget(list, nil) == nil)
local function fails(text, f, ...)
  local ok, message = pcall(f, ...)
  assert(not ok and message:find(text, 1, true), message)
end
fails("index is NaN", function() list[nan] = 1 end)
fails("index is nil", function() list[nil] = 1 end)
fails("index is NaN", rawset, list, nan, 1)
fails("index is nil", rawset, list, nil, 1)
fails("index is NaN", function() return { [nan] = 1 } end)
fails("index is nil", function() return { [nil] = 1 } end)
fails("index is nil", function() list[nil] = nil end)
fails("index is NaN", function() list[nan] = nil end)
assert(not pcall(next, list, nan) and next(list) == nil)
local seen = setmetatable({}, { __newindex = function(t, key, value) rawset(t, "got", key == nil and "nil" or key ~= key and "nan"
  or key) end })
seen[nan] = 1 assert(rawget(seen, "got") == "nan")
seen.got = nil seen[nil] = 1 assert(rawget(seen, "got") == "nil")
