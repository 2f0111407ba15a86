-- `package.preload`, `package.loaded` and the values `require` returns.
package.preload.first = function(...)
  print("loading", ...)
  return { name = "first" }
end
local module, data = require "first" --> expect: loading	first	:preload:
print(module.name, data) --> expect: first	:preload:
print(select("#", require "first"), require "first" == module, package.loaded.first == module) --> expect: 1	true	true

-- A loader without a value: true, unless it set a value itself.
package.preload.silent = function() end
print(require "silent") --> expect: true	:preload:
package.preload.setter = function(name) package.loaded[name] = "set by loader" end
print(require "setter") --> expect: set by loader	:preload:
package.preload.both = function(name)
  package.loaded[name] = "set by loader"
  return "returned"
end
print(require "both") --> expect: returned	:preload:

-- `false` counts as loaded for nobody, but is kept.
local count = 0
package.preload.falsy = function()
  count = count + 1
  return false
end
print(require "falsy") --> expect: false	:preload:
print(require "falsy") --> expect: false	:preload:
print(count, package.loaded.falsy) --> expect: 2	false

-- Clearing `package.loaded` loads again.
package.loaded.first = nil
print(require("first") ~= module) --> expect: loading	first	:preload:
--> expect: true

-- Modules that require each other see what is there.
package.preload.left = function(name)
  package.loaded[name] = "left unfinished"
  return "left with " .. require "right"
end
package.preload.right = function() return "right with " .. require "left" end
print((require "left"), (require "right")) --> expect: left with right with left unfinished	right with left unfinished

-- Libraries are loaded modules.
for _, name in ipairs { "string", "table", "math", "coroutine", "os", "package", "debug" } do
  assert(require(name) == _G[name], name)
end
assert(require "_G" == _G)

-- Only the first result of a loader counts; the loader data is any value.
package.searchers[5] = function(name)
  if name == "odd" then return function(...) return select("#", ...), "second" end, nil end
end
print(require "odd") --> expect: 2	nil
print(require(12 == 12 and "odd")) --> expect: 2

-- A name may be a number; an absent or wrong one is an error.
package.preload["7"] = function(name) return math.type(name) or type(name) end
print(require(7)) --> expect: string	:preload:
print(pcall(require)) --> expect: false	bad argument #1 to 'require' (string expected, got no value)
print(pcall(require, {})) --> expect: false	bad argument #1 to 'require' (string expected, got table)

-- Names end at a zero byte, but loaders see them whole.
package.preload.zero = function(name) return #name end
print(require("zero\0more"), package.loaded.zero) --> expect: 9	9
