-- Values pass through yield in tail position, in lists, in parentheses, in operands.
local function tail(...) return coroutine.yield(...) end
local co = coroutine.wrap(function(...) return tail(...) end)
print(co(1, nil, 3)) --> expect: 1	nil	3
print(co("a", nil)) --> expect: a	nil
co = coroutine.wrap(function()
  local t = { coroutine.yield(1), coroutine.yield(2), coroutine.yield(3) }
  return #t, t[1], t[2], t[3], t[4]
end)
co()
co("a", "b")
co("c")
print(co("d", "e")) --> expect: 4	a	c	d	e
co = coroutine.wrap(function() return (coroutine.yield(1)) end)
co()
print(co(7, 8)) --> expect: 7
co = coroutine.wrap(function() return select("#", coroutine.yield()) end)
co()
print(co(nil, nil)) --> expect: 2
co = coroutine.wrap(function() local s = "a" .. coroutine.yield(1) .. "b" .. coroutine.yield(2) return s end)
co()
co("X")
print(co("Y")) --> expect: aXbY
co = coroutine.wrap(function() local a = {} a[coroutine.yield("k")] = coroutine.yield("v") return next(a) end)
co()
co("key")
print(co("value")) --> expect: key	value
