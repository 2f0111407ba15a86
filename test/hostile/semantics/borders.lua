-- attack: # on tables with holes is a border, whatever the history
-- expect: ok
local function is_border(t)
  local n = #t
  return (n == 0 or t[n] ~= nil) and t[n + 1] == nil
end
local state = 7
local function random(limit)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % limit + 1
end
for _ = 1, 200 do
  local t = {}
  for _ = 1, 100 do
    t[random(60)] = random(3) > 1 and true or nil
    assert(is_border(t))
  end
end
assert(#{ 1, 2, nil } == 2 and #{ n = 1 } == 0 and #{ nil } == 0 and is_border({ nil, nil, 3 }) and #"" == 0)
assert(#setmetatable({}, { __len = function() return -1 end }) == -1 and #setmetatable({}, { __len = function() return "x" end }) == "x")
