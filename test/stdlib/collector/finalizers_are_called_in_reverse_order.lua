-- §2.5.3: the finalizers of objects found dead together are called in the reverse order in which the objects were marked.
collectgarbage("stop")
for position = 1, 4 do
  setmetatable({ position }, { __gc = function(object) print("finalized", object[1]) end })
end
collectgarbage() --> expect: finalized	4
--> expect: finalized	3
--> expect: finalized	2
--> expect: finalized	1



print("done") --> expect: done

-- Marking happens when the metatable is set, not when the object is made.
local first, second = { "first" }, { "second" }
local metatable = { __gc = function(object) print(object[1]) end }
setmetatable(second, metatable)
setmetatable(first, metatable)
first, second = nil, nil
collectgarbage() --> expect: first
--> expect: second


-- A metatable without __gc at that time marks nothing; a field set later is not noticed, one replaced later is.
local late = {}
setmetatable({}, late)
late.__gc = function() print("never") end
local replaced = { __gc = true }
setmetatable({}, replaced)
replaced.__gc = function() print("replaced") end
collectgarbage() --> expect: replaced
