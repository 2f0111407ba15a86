-- attack: _ENV as a local, a parameter, nil, and a string
-- expect: ok
local function in_environment(_ENV) return x end
assert(in_environment({ x = 1 }) == 1 and not pcall(in_environment, nil) and in_environment("text") == nil and not pcall(in_environment, 5))
local ok, message = pcall(load("local _ENV = nil; return missing"))
assert(not ok and message:find("attempt to index a nil value (upvalue '_ENV')", 1, true) or message:find("local '_ENV'", 1, true), message)
do local _ENV <const> = { y = 7 } z = y end
assert(z == nil and rawget(_G, "z") == nil)
local _ENV = setmetatable({}, { __index = _ENV })
function constructor() return "c" end
assert(constructor() == "c" and rawget(_ENV, "constructor") ~= nil)
