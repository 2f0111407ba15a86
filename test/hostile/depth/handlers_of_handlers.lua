-- attack: message handlers that call in protected mode with themselves as handlers
-- expect: ok
local function handler(message) return select(2, xpcall(error, handler, message)) end
for _ = 1, 3 do
  local ok = xpcall(error, handler, "first")
  assert(not ok)
end
local function other() local ok, message = xpcall(other, other) return message end
other()
assert(pcall(pcall, error))
