-- Functions that return nothing, wherever one value, several or all are wanted.
local function none() end
local function maybe(x) if x then return x end end
local mt = { __index = none, __newindex = none, __call = none, __add = none, __lt = none, __concat = none, __len = none, __close = none }
local function all()
  local o = setmetatable({}, mt)
  local a, b = none()
  local c = none()
  local t = { none() }
  local u = { none(), none() }
  local n = select("#", none())
  local m = select("#", none(), none())
  local p = table.pack(pcall(none))
  local q = (none())
  local r = { maybe(1), maybe(), maybe(nil) }
  for k in none do error("never") end
  local s = select("#", pcall(none))
  local co = coroutine.wrap(none)
  local v = select("#", co())
  o.x = 1
  local function tail() return none() end
  local function tails() return tail() end
  local w = select("#", tails())
  local x = tostring((tails()))
  print(a, b, c, #t, #u, n, m, p.n, q, #r, s, v, w, x, o.y, o + 1, o < o, o .. "", pcall(print, o()), #o, select("#", o()), pcall(tostring, maybe()))
  print(none(), maybe(2), (maybe()), none())
  return none()
end
for i = 1, 30 do local n = select("#", all()) if n ~= 0 then error(n) end end
print(pcall(tostring, none()))
table.sort({ 3, 2, 1 }, none)
print(("x"):gsub("x", none), (string.gsub("abc", "%w", maybe)))
