-- attack: ten thousand operators inside one another, then without end
-- expect: ok
for _, case in ipairs {
  { "__add", function(a) return a + a end }, { "__concat", function(a) return a .. a end }, { "__unm", function(a) return -a end },
  { "__eq", function(a) return a == setmetatable({}, getmetatable(a)) end }, { "__lt", function(a) return a < a end },
  { "__len", function(a) return #a end }, { "__index", function(a) return a.x end }, { "__call", function(a) return (a()) end },
  { "__close", function(a) local _ <close> = a end }, { "__tostring", function(a) return tostring(a) .. "" end },
  { "__pairs", function(a) return (pairs(a)) end },
} do
  local event, action = case[1], case[2]
  local depth = 0
  local class = {}
  class[event] = function(a)
    depth = depth + 1
    local result = action(a)
    return result
  end
  local object = setmetatable({}, class)
  local use = event == "__pairs" and pairs or event == "__tostring" and tostring or action
  local ok, message = pcall(use, object)
  assert(not ok and message:find("overflow", 1, true), event .. ": " .. tostring(message))
  assert(depth >= 150, event)
end
