-- coroutine.close closes what is pending in a suspended coroutine; an error there is its result.
local function closer(name) return setmetatable({}, { __close = function(_, e) print("close " .. name, e) end }) end
local co = coroutine.create(function()
  local a <close> = closer "a"
  local b <close> = closer "b"
  coroutine.yield(1)
  error("never", 0)
end)
print(coroutine.resume(co)) --> expect: true	1
print(coroutine.close(co), coroutine.status(co)) --> expect: close b	nil
--> expect: close a	nil
--> expect: true	dead
print(coroutine.resume(co)) --> expect: false	cannot resume dead coroutine
co = coroutine.create(function() local a <close> = closer "c" coroutine.yield(1) error("later", 0) end)
coroutine.resume(co)
print(coroutine.resume(co)) --> expect: false	later
print(coroutine.close(co)) --> expect: close c	later
--> expect: false	later
co = coroutine.create(function()
  local a <close> = setmetatable({}, { __close = function() error("in close", 0) end })
  coroutine.yield()
end)
coroutine.resume(co)
print(coroutine.close(co)) --> expect: false	in close
print(coroutine.status(co), coroutine.close(co)) --> expect: dead	true
