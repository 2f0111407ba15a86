-- attack: finalizers that bring back what they finalize, once and again; order; errors; metatables changed too late
-- expect: ok
local log = {}
local function object(name, action) return setmetatable({ name = name }, { __gc = action or function(o) log[#log + 1] = o.name end }) end
do object("a") object("b") object("c") end
collectgarbage()
assert(table.concat(log) == "cba", table.concat(log))
local back
do object("r", function(o) back = o end) end
collectgarbage()
assert(back and back.name == "r")
back = nil
collectgarbage()
assert(back == nil)
local turns = 0
local class = {}
class.__gc = function(o) turns = turns + 1 if turns < 3 then setmetatable(o, class) end end
do setmetatable({}, class) end
for _ = 1, 6 do collectgarbage() end
assert(turns == 3)
local late = setmetatable({}, {})
getmetatable(late).__gc = function() turns = 100 end
late = nil
collectgarbage()
assert(turns == 3)
local weak = setmetatable({}, { __mode = "v" })
local keyed = setmetatable({}, { __mode = "k" })
do
  local o = object("w", function(it) log.weak, log.keyed = weak[1], keyed[it] end)
  weak[1], keyed[o] = o, "kept"
end
collectgarbage()
assert(log.weak == nil and log.keyed == "kept")
setmetatable({}, { __gc = true })
setmetatable({}, { __gc = "no function" })
collectgarbage()
