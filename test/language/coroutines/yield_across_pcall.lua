-- A protected call can be suspended and still catches what comes later.
local co = coroutine.create(function()
  local ok, e = pcall(function() local v = coroutine.yield("in pcall") error("got " .. v, 0) end)
  local r = { pcall(coroutine.yield, "direct") }
  return ok, e, table.unpack(r)
end)
print(coroutine.resume(co)) --> expect: true	in pcall
print(coroutine.resume(co, "x")) --> expect: true	direct
print(coroutine.resume(co, "y", "z")) --> expect: true	false	got x	true	y	z
co = coroutine.wrap(function()
  return xpcall(function(a) local b = coroutine.yield(a) error(b, 0) end, function(m) return "handled " .. m end, "arg")
end)
print(co()) --> expect: arg
print(co("err")) --> expect: false	handled err
co = coroutine.wrap(function() return pcall(pcall, pcall, function() return coroutine.yield(1), coroutine.yield(2) end) end)
print(co()) --> expect: 1
print(co("a")) --> expect: 2
print(co("b")) --> expect: true	true	true	a	b
