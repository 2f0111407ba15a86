-- attack: a module that requires the next, a thousand deep
-- expect: ok
for index = 1, 1000 do
  package.preload["m" .. index] = function() return index == 1000 and "end" or require("m" .. index + 1) end
end
local ok, value = pcall(require, "m1")
assert(ok and value == "end" or tostring(value):find("overflow", 1, true), value)
package.preload.self = function() return require("self") end
ok, value = pcall(require, "self")
assert(not ok and tostring(value):find("overflow", 1, true), value)
