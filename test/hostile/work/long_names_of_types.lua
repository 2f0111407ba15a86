-- attack: messages that name types with names of a megabyte
-- expect: limit fuel
local object = setmetatable({}, { __name = ("n"):rep(1 << 20) })
while true do
  pcall(function() return object + 1 end)
  pcall(string.rep, object)
  tostring(object)
end
