-- One jump or return leaves several blocks: each closes its own, the inner ones first.
local log = {}
local function closer(n) return setmetatable({}, { __close = function() log[#log + 1] = n end }) end
local function f()
  local a <close> = closer(1)
  for i = 1, 3 do
    local b <close> = closer(10 + i)
    if i == 2 then goto out end
  end
  ::out::
  do
    local c <close> = closer(3)
    return "r"
  end
end
print(f(), table.concat(log, " ")) --> expect: r	11 12 3 1
