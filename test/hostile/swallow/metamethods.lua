-- attack: the limit inside every metamethod, in protected calls
-- expect: limit fuel
-- profile: host
local function endless() while true do end end
local class = {}
for _, name in ipairs { "index", "newindex", "add", "concat", "eq", "lt", "le", "len", "unm", "call", "close", "tostring", "pairs" } do
  class["__" .. name] = endless
end
local a, b = setmetatable({}, class), setmetatable({}, class)
pcall(function() return a == b end)
host.survived()
pcall(tostring, a)
host.survived()
