-- How `require` uses `package.searchers`, and its messages.
package.path = "./nowhere/?.lua;./nowhere/?/init.lua"
package.cpath = "./nowhere/?.so"
print(pcall(require, "a.module")) --> expect: false	module 'a.module' not found:
--> expect: 	no field package.preload['a.module']
--> expect: 	no file './nowhere/a/module.lua'
--> expect: 	no file './nowhere/a/module/init.lua'
--> expect: 	no file './nowhere/a/module.so'
--> expect: 	no file './nowhere/a.so'
print(pcall(require, "module")) --> expect: false	module 'module' not found:
--> expect: 	no field package.preload['module']
--> expect: 	no file './nowhere/module.lua'
--> expect: 	no file './nowhere/module/init.lua'
--> expect: 	no file './nowhere/module.so'
print(select(2, pcall(function() require "module" end))) --> expect: require_searchers.lua:15: module 'module' not found:
--> expect: 	no field package.preload['module']
--> expect: 	no file './nowhere/module.lua'
--> expect: 	no file './nowhere/module/init.lua'
--> expect: 	no file './nowhere/module.so'

-- Results of searchers: a function ends the search, a string or number is part of the message, anything else is passed over.
local standard = package.searchers
local function search(...)
  package.searchers = { ... }
  return select(2, pcall(require, "wanted"))
end
print(search()) --> expect: module 'wanted' not found:
print(search(function() end, function() return "one" end, function() return 2 end, function() return {} end, function() return "\n\tthree" end)) --> expect: module 'wanted' not found:
--> expect: 	one
--> expect: 	2
--> expect:
--> expect: 	three
print(search(function() return "one" end, function(...) return function(...) return select("#", ...) .. " " .. tostring((select(2, ...))) end, 12 end)) --> expect: 2 12	12
package.loaded.wanted = nil
print(search(function(...) return select("#", ...) .. ... end)) --> expect: module 'wanted' not found:
--> expect: 	1wanted
print(search(function() error("in searcher", 0) end)) --> expect: in searcher
print(search(function() error("position of searcher") end)) --> expect: require_searchers.lua:38: position of searcher
print(search(12)) --> expect: attempt to call a number value
print(search(setmetatable({}, { __call = function(_, name) return "called for " .. name end }))) --> expect: module 'wanted' not found:
--> expect: 	called for wanted
package.searchers = 12
print(pcall(require, "wanted")) --> expect: false	'package.searchers' must be a table
print(select(2, pcall(function() require "wanted" end))) --> expect: require_searchers.lua:44: 'package.searchers' must be a table
package.searchers = nil
print(pcall(require, "wanted")) --> expect: false	'package.searchers' must be a table

-- Raw access to the list, but metamethods of `package` count.
package.searchers = setmetatable({}, { __index = function() error "not asked" end })
print(pcall(require, "wanted")) --> expect: false	module 'wanted' not found:
package.searchers = nil
setmetatable(package, { __index = function(_, key) return key == "searchers" and { function() return "found by index" end } or nil end })
print(pcall(require, "wanted")) --> expect: false	module 'wanted' not found:
--> expect: 	found by index
setmetatable(package, nil)

-- Errors of loaders pass through.
package.searchers = standard
package.preload.broken = function() error("broken module", 0) end
print(pcall(require, "broken")) --> expect: false	broken module
package.preload.broken = function() error({}) end
print(type(select(2, pcall(require, "broken")))) --> expect: table
print(package.loaded.broken) --> expect: nil

-- `package.preload` with a metatable; values that are no functions.
setmetatable(package.preload, { __index = function(_, name) return name == "made" and function(...) return table.concat({ ... }, " ") end or nil end })
print(require "made") --> expect: made :preload:	:preload:
package.preload.text = "no function"
print(pcall(require, "text")) --> expect: false	module 'text' not found:
--> expect: 	no function
--> expect: 	no file './nowhere/text.lua'
--> expect: 	no file './nowhere/text/init.lua'
--> expect: 	no file './nowhere/text.so'

-- The searchers themselves.
print(#package.searchers) --> expect: 4
print(package.searchers[1]("absent")) --> expect: no field package.preload['absent']
print(package.searchers[2]("absent")) --> expect: no file './nowhere/absent.lua'
--> expect: 	no file './nowhere/absent/init.lua'
print(package.searchers[3]("absent.part")) --> expect: no file './nowhere/absent/part.so'
print(package.searchers[4]("absent.part")) --> expect: no file './nowhere/absent.so'
print(select("#", package.searchers[4]("absent"))) --> expect: 0
for index = 1, 4 do print(pcall(package.searchers[index])) end --> expect: false	bad argument #1 to '?' (string expected, got no value)
--> expect: false	bad argument #1 to '?' (string expected, got no value)
--> expect: false	bad argument #1 to '?' (string expected, got no value)
--> expect: false	bad argument #1 to '?' (string expected, got no value)
package.path = nil
print(pcall(require, "absent")) --> expect: false	'package.path' must be a string
print(select(2, pcall(function() local x = package.searchers[2]("absent") end))) --> expect: require_searchers.lua:89: 'package.path' must be a string
package.path, package.cpath = "", {}
print(pcall(require, "absent")) --> expect: false	'package.cpath' must be a string
package.cpath = 12
print(pcall(require, "absent")) --> expect: false	module 'absent' not found:
--> expect: 	no field package.preload['absent']
--> expect: 	no file ''
--> expect: 	no file '12'

-- Searchers and loaders may use pcall, coroutines and require.
package.preload.outer = function()
  local co = coroutine.wrap(function() coroutine.yield(pcall(error, "inner")) end)
  return co() == false and require "made"
end
print(require "outer") --> expect: made :preload:	:preload:
