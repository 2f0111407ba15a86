-- attack: a metamethod that calls itself with longer and longer keys
-- expect: ok
local mt = {}
local object = setmetatable({}, mt)
mt.__index = function(t, key) return t[key .. "k"], 1 end
mt.__newindex = function(t, key, value) t[key .. "k"] = value end
for _ = 1, 3 do
  local ok, message = pcall(function() return object.k end)
  assert(not ok and message:find("stack overflow", 1, true), message)
end
local ok, message = pcall(function() object.k = "v" end)
assert(not ok and tostring(message):find("stack overflow", 1, true))
