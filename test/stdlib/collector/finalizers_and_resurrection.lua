-- A finalizer may store its object: it lives on, and is finalized again only if it is marked again (§2.5.3).
collectgarbage("stop")
local saved
local metatable = {}
metatable.__gc = function(object)
  print("finalizing", object.name)
  saved = object
end
setmetatable({ name = "phoenix", inner = { 42 } }, metatable)
collectgarbage() --> expect: finalizing	phoenix
print(saved.name, saved.inner[1]) --> expect: phoenix	42
saved = nil
collectgarbage()
print("not finalized twice", saved) --> expect: not finalized twice	nil

-- Marked again in its own finalizer, it is finalized at every collection.
local count = 0
local again = {}
again.__gc = function(object)
  count = count + 1
  if count < 4 then setmetatable(object, again) end
end
setmetatable({}, again)
for _ = 1, 6 do collectgarbage() end
print(count) --> expect: 4

-- What a dead object refers to is alive while its finalizer runs, and is finalized after it.
local inner = setmetatable({ name = "inner" }, { __gc = function(o) print("inner", o.name) end })
setmetatable({ inner = inner }, { __gc = function(o) print("outer sees", o.inner.name) end })
inner = nil
collectgarbage() --> expect: outer sees	inner
--> expect: inner	inner

collectgarbage()
