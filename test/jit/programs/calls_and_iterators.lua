-- Iterators, methods, tail calls mixed with library functions, metamethods, coroutines resumed inside loops.
local function range(n) local i = 0 return function() i = i + 1 if i <= n then return i, i * i, -i end end end
local function stateless(t, i) i = i + 1 local v = t[i] if v ~= nil then return i, v end end
local callable = setmetatable({}, { __call = function(self, t, i) i = i + 1 if i <= #t then return i, t[i] end end })
local indexed = setmetatable({}, { __index = function(t, k) if k <= 4 then return k * 10 end end, __len = function() return 4 end })
local paired = setmetatable({}, { __pairs = function(t) return stateless, { 7, 8, 9 }, 0 end })
local function walk()
  local r = {}
  for a, b, c in range(4) do r[#r + 1] = a .. b .. c end
  for i, v in stateless, { 5, 6 }, 0 do r[#r + 1] = i .. ":" .. v end
  for i, v in callable, { 5, 6 }, 0 do r[#r + 1] = i .. "=" .. v end
  for i, v in ipairs(indexed) do r[#r + 1] = i .. "~" .. v end
  for i, v in pairs(paired) do r[#r + 1] = i .. "!" .. v end
  for k, v in pairs({ 1, 2, x = 3 }) do r[#r + 1] = k .. v end
  for k, v in next, { 9, y = 4 } do r[#r + 1] = k .. v end
  for k in ("a,bb,ccc"):gmatch("%a+") do r[#r + 1] = k end
  local t = { a = 1, b = 2, c = 3, 1, 2 } for k in pairs(t) do t[k] = nil end r[#r + 1] = tostring(next(t))
  for v in coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) do r[#r + 1] = "y" .. v end
  return table.concat(r, " ")
end
for i = 1, 4 do print(walk()) end
local function is(n) if n == 0 then return "even" end return select(1, ((function(m) if m == 0 then return "odd" end return is and m end)(n - 1))) end
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
for i = 1, 5 do print(even(i * 50), odd(i), (select(1, is(i)))) end
local function tailNative(s) return tostring(s) end
local function tailMethod(s) return s:upper() end
local function tailPcall(f, ...) return pcall(f, ...) end
local function tailObject(...) return callable(...) end
local function tailNothing() return nil + 1 end
local function tailBad(x) return x() end
local Account = {} Account.__index = Account
Account.__add = function(a, b) return Account.new(a.n + b.n) end
Account.__eq = function(a, b) return a.n == b.n end Account.__lt = function(a, b) return a.n < b.n end Account.__le = function(a, b) return a.n <= b.n end
Account.__concat = function(a, b) return (type(a) == "table" and a.n or a) .. "&" .. (type(b) == "table" and b.n or b) end
Account.__tostring = function(a) return "account " .. a.n end Account.__len = function(a) return a.n end Account.__unm = function(a) return Account.new(-a.n) end
Account.__newindex = function(t, k, v) rawset(t, k, v * 2) end Account.__close = function(a) print("closing", a.n) end
function Account.new(n) return setmetatable({ n = n }, Account) end
function Account:add(n) self.n = self.n + n return self end
local function objects(n)
  local a, b = Account.new(n), Account.new(3)
  a:add(1):add(2)
  local c = a + b + Account.new(1)
  c.fresh = n
  return c.n, c.fresh, a == b, a < b, a <= b, a ~= Account.new(n + 3), c .. "x", "x" .. c .. a, #c, (-c).n, tostring(c)
end
for i = 1, 5 do
  print(objects(i)) print(tailNative(i), tailMethod("abc"), tailPcall(error, "e", 0), tailObject({ 1, 2 }, i % 3))
  print(pcall(tailNothing)) print(pcall(tailBad, i)) print(pcall(tailBad))
  print(("%d"):format(i), ("x"):rep(i), #("abc"):sub(2), ("abc"):len(), ("a" .. i):byte(1, -1))
  print(pcall(function(s) return s:nope() end, "s")) print(pcall(function(s) return s:nope() end, nil)) print(pcall(function(t) return t.a.b.c end, { a = {} }))
end
local function closes(n)
  local r = 0
  for i = 1, n do
    local x <close> = Account.new(i)
    if i == 3 then goto skip end
    if i == 4 then return r, x.n end
    r = r + i
    ::skip::
  end
end
for i = 1, 5 do print(closes(i)) end
print(pcall(function() for i = 1, 3 do local c <close> = Account.new(i) if i == 2 then error("in loop") end end end))
local function producer(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i, i + 1) end return "done" end) end
for i = 1, 3 do local p, s = producer(20), 0 while true do local a, b = p() if a == "done" then break end s = s + a * b end print(s) end
local function level() local i = debug.getinfo(2, "Sl") return i.short_src .. ":" .. i.currentline .. " " .. debug.getinfo(2, "n").name end
local function located(n) local s for i = 1, n do s = level() end return s end
for i = 1, 3 do print(located(i)) end
local function localsOf() local r = {} for i = 1, 6 do local name, value = debug.getlocal(2, i) r[#r + 1] = tostring(name) .. "=" .. tostring(value) end return table.concat(r, " ") end
local function watched(a, b) local c = a + b for i = 1, 2 do local d = c * i print((localsOf())) end end
for i = 1, 3 do watched(i, i + 0.5) end
local function setLocal() debug.setlocal(2, 1, "changed") end
local function changed(a) for i = 1, 2 do setLocal() end return a end
for i = 1, 3 do print(changed(i)) end
print(pcall(string.rep, "x", -1), pcall(setmetatable, 1, {}), pcall(rawset, 1), pcall(ipairs))
local function traced(n) if n == 0 then return debug.traceback("trace", 1) end local s = traced(n - 1) return s end
for i = 1, 3 do print((traced(i))) end
