-- attack: a handler that overflows the stack that has overflown
-- expect: ok
local function down() return 1 + down() end
local function inC() return (("a"):gsub("a", inC)) end
for _, first in ipairs { down, inC } do
  for _, second in ipairs { down, inC } do
    local ok, message = xpcall(first, function(m) second() return m end)
    assert(not ok and type(message) == "string", tostring(message))
    assert(message:find("overflow", 1, true) or message:find("error in error handling", 1, true), message)
  end
end
