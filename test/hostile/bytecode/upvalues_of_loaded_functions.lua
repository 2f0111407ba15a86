-- attack: dumped functions have upvalues of their own, whatever they were
-- expect: ok
local secret = { "secret" }
local function use() return secret, _ENV end
local copy = load(string.dump(use), "=copy", "b", "first upvalue")
local a, b = copy()
assert(a == "first upvalue" and b == nil and secret[1] == "secret")
for index = 1, 2 do assert(debug.upvalueid(copy, index) ~= debug.upvalueid(use, index)) end
local stripped = load(string.dump(function(x) local y = x.field return y end, true), "=stripped", "b")
local ok, message = pcall(stripped, nil)
assert(not ok and message:find("?:-1:", 1, true) or message:find("?:", 1, true), message)
assert(not pcall(string.dump, print) and not pcall(string.dump, {}) and not pcall(string.dump, nil) and not pcall(string.dump))
assert(#string.dump(function() end, true) < #string.dump(function() end))
