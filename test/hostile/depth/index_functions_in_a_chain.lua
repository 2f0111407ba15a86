-- attack: __index functions that index the next object, a hundred thousand of them
-- expect: ok
local object = { leaf = 1 }
for _ = 1, 100000 do
  local inner = object
  object = setmetatable({}, { __index = function(_, key) return inner[key] end })
end
local ok, value = pcall(function() return object.leaf end)
assert(ok and value == 1 or not ok and value:find("overflow", 1, true), value)
