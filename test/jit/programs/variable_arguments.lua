-- select, varargs and open lists in every position.
local function count(...) return select("#", ...) end
local function last(...) return (select(select("#", ...), ...)) end
local function sum(...)
  local total = 0
  for i = 1, select("#", ...) do local v = select(i, ...) if v then total = total + v end end
  return total
end
local function rest(first, ...) return first, ... end
local function swap(a, b, ...) return b, a, ... end
local function list(...) return { ... } end
local function listAfter(...) return { 0, rest(...) } end
local function pass(...) return rest(...) end
local function passOne(...) return (rest(...)) end
local function none() end
for round = 1, 4 do
  print(count(), count(nil), count(nil, nil), count(none()), count((none())), count(rest(1, nil, nil)))
  print(last(1, 2, 3), last(nil, 5), sum(1, 2, nil, 4), sum(1.5, 2, 2^53, 1 << 62))
  print(swap(swap(1, 2, 3)), rest(rest(rest(round))), (swap(1, 2)), pass(1, pass(2, pass(3))))
  print(#list(swap(1, 2, 3)), #listAfter(1, 2, 3), #list(none()), #{ none(), none() }, #{ (none()) }, passOne(7, 8))
  print(table.unpack({ 1, 2, 3 }, 2)) print(select(-1, 1, 2, 3)) print(select(2, table.unpack({ 1, 2, 3 })))
  print(pcall(select, 0)) print(pcall(select, -5, 1)) print(pcall(select, "x", 1)) print(select("2", "a", "b"))
  print(string.format("%d %s %s", rest(1, "a", "b")))
  print(math.max(rest(3, 9, 2)), math.min(table.unpack({ 4, 2, 8 })), ("x"):rep(rest(3, ",")))
end
local function many(n) local t = {} for i = 1, n do t[i] = i end return table.unpack(t) end
local function tail(n, ...) if n == 0 then return ... end return tail(n - 1, n, ...) end
print(select("#", many(200)), select(200, many(200)), sum(many(100)), #{ many(60) }, #{ many(60), many(60) })
print(tail(20)) print(select("#", tail(100)))
local function three(...) local a, b, c = ... return c, b, a end
for i = 1, 3 do print(three(), three(1), three(1, 2), three(1, 2, 3, 4)) end
