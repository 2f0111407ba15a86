-- attack: coroutine status, values, errors, close, wrap, isyieldable
-- expect: ok
local co = coroutine.create(function(a, b) local c = coroutine.yield(a + b); local d, e = coroutine.yield(c * 2); return d, e, "end" end)
assert(coroutine.status(co) == "suspended"); local r = table.pack(coroutine.resume(co, 1, 2)); assert(r.n == 2 and r[2] == 3)
r = table.pack(coroutine.resume(co, 10)); assert(r[2] == 20); r = table.pack(coroutine.resume(co, "x", nil))
assert(r.n == 4 and r[2] == "x" and r[3] == nil and r[4] == "end" and coroutine.status(co) == "dead")
local ok, e = coroutine.resume(co); assert(not ok and e == "cannot resume dead coroutine"); assert(coroutine.close(co) == true)
local main, ismain = coroutine.running(); assert(type(main) == "thread" and (ismain == true or ismain == false))
co = coroutine.create(function() assert(coroutine.isyieldable()); local me, m = coroutine.running(); assert(me == co and not m
  and coroutine.status(co) == "running"); error({ 1 }) end)
ok, e = coroutine.resume(co); assert(not ok and e[1] == 1); ok, e = coroutine.close(co); assert(ok == false and e[1] == 1 or ok == true)
local w = coroutine.wrap(function() error("werr", 0) end); ok, e = pcall(w); assert(e == "werr"); ok, e = pcall(w)
assert(not ok and e:find("dead coroutine", 1, true))
w = coroutine.wrap(function(...) return select("#", ...) end); assert(w(nil, nil) == 2)
assert(not pcall(coroutine.create, 1) and not pcall(coroutine.wrap) and not pcall(coroutine.resume, 1) and not pcall(coroutine.status, {})
  and not pcall(coroutine.close, coroutine.running()))
co = coroutine.wrap(function() local ok, v = pcall(function() local x = coroutine.yield("in pcall"); error("after " .. x, 0) end);
  coroutine.yield(v); return "done" end)
assert(co() == "in pcall" and co("resume") == "after resume" and co() == "done")
local function gen(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
local sum = 0; for v in gen(1000) do sum = sum + v end; assert(sum == 500500)
local function permgen(a, n) n = n or #a; if n <= 1 then coroutine.yield(a) else for i = 1, n do a[n], a[i] = a[i], a[n]
permgen(a, n - 1); a[n], a[i] = a[i], a[n] end end end
local cnt = 0; for _ in coroutine.wrap(function() permgen { 1, 2, 3, 4, 5 } end) do cnt = cnt + 1 end; assert(cnt == 120)
co = coroutine.create(function() return coroutine.yield(table.unpack({}, 1, 200)) end); assert(select("#", coroutine.resume(co)) == 201)
co = coroutine.create(function() local c2 = coroutine.create(function() coroutine.yield(); error("x", 0) end); coroutine.resume(c2);
  return coroutine.resume(c2) end); r = table.pack(coroutine.resume(co)); assert(r[1] == true and r[2] == false and r[3] == "x")
co = coroutine.wrap(function() return pcall(pcall, pcall, coroutine.yield, "y") end); assert(co() == "y"); r = table.pack(co("z"))
assert(r[1] and r[2] and r[3] and r[4] == "z")
co = coroutine.create(function() return table.unpack(setmetatable({}, { __index = function(_, i) return i end }), 1, 3) end)
r = table.pack(coroutine.resume(co)); assert(r.n == 4 and r[4] == 3)
local seen = {}; co = coroutine.create(function() for i = 1, 3 do seen[i] = coroutine.yield(i) end end)
for i = 1, 4 do coroutine.resume(co, "v" .. i) end; assert(seen[1] == "v2" and seen[3] == "v4" and coroutine.status(co) == "dead")
