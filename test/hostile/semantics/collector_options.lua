-- attack: collectgarbage with every option, wrong ones, and from a finalizer
-- expect: ok
assert(collectgarbage("count") > 0 and math.type(collectgarbage("count")) == "float" and collectgarbage() == 0
  and collectgarbage("collect") == 0)
assert(collectgarbage("isrunning") == true and collectgarbage("stop") == 0 and collectgarbage("isrunning") == false
  and collectgarbage("restart") == 0)
assert(type(collectgarbage("step")) == "boolean" and type(collectgarbage("step", 100)) == "boolean")
local mode = collectgarbage("generational")
assert(mode == "incremental" or mode == "generational")
assert(collectgarbage("incremental") == "generational" and collectgarbage(mode) == "incremental")
assert(math.type(collectgarbage("setpause", 100)) == "integer" and math.type(collectgarbage("setstepmul", 200)) == "integer")
for _, option in ipairs { "", "Collect", "count ", "constructor", "__proto__" } do
  local ok, message = pcall(collectgarbage, option)
  assert(not ok and message:find("invalid option '" .. option .. "'", 1, true), message)
end
assert(not pcall(collectgarbage, "step", "x") and not pcall(collectgarbage, {}))
local inside
setmetatable({}, { __gc = function() inside = collectgarbage() end })
collectgarbage()
assert(inside == nil or inside == 0 or inside == false)
