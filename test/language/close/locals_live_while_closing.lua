-- A closing method sees the values that captured variables have at that time, and may change them.
local log = {}
do
  local n = 1
  local a <close> = setmetatable({}, { __close = function() log[#log + 1] = n n = n + 1 end })
  local b <close> = setmetatable({}, { __close = function() log[#log + 1] = n n = n + 1 end })
  n = 10
end
print(table.concat(log, " ")) --> expect: 10 11
