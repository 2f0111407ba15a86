-- attack: finalizers that make finalizers, fail, or are no functions
-- expect: ok
local log = {}
local function mark(name, action) return setmetatable({ name = name }, { __gc = function(o) log[#log + 1] = o.name if action then action() end end }) end
mark("one") mark("two", function() mark("three") end) mark("four", function() error("lost") end)
collectgarbage() collectgarbage() collectgarbage()
table.sort(log)
assert(table.concat(log, " ") == "four one three two", table.concat(log, " "))
setmetatable({}, { __gc = 1 })
setmetatable({}, { __gc = false })
collectgarbage()
local late = setmetatable({}, {})
getmetatable(late).__gc = function() log[#log + 1] = "late" end
late = nil
collectgarbage()
assert(log[#log] ~= "late")
