-- require loads a module once; its second result is what the searcher found.
local function try(...) print(pcall(...)) end

package.preload.module = function(...) print("loading", ...) return { name = ... } end
local module, data = require "module" --> expect: loading	module	:preload:
print(module.name, data, require "module" == module, select("#", require "module"), package.loaded.module == module) --> expect: module	:preload:	true	1	true
package.preload.none = function() end
print(require "none") --> expect: true	:preload:
print(require "none") --> expect: true
package.preload.no = function() return false end
print(require "no") --> expect: false	:preload:
print(require "no") --> expect: false	:preload:
package.preload.own = function(name) package.loaded[name] = "own" end
print(require "own") --> expect: own	:preload:
package.preload.fails = function() error("in loader", 0) end
try(require, "fails") --> expect: false	in loader
print(package.loaded.fails) --> expect: nil
package.preload.loops = function(name) package.loaded[name] = "half" return require(name) end
print(require "loops") --> expect: half	:preload:
print(require "string" == string, require "_G" == _G) --> expect: true	true
package.path, package.cpath = "./?.none;./?/init.none", "./?.absent"
try(require, "a.b") --> expect: false	module 'a.b' not found:
--> expect: 	no field package.preload['a.b']
--> expect: 	no file './a/b.none'
--> expect: 	no file './a/b/init.none'
--> expect: 	no file './a/b.absent'
--> expect: 	no file './a.absent'
package.path = nil
try(require, "a") --> expect: false	'package.path' must be a string
package.path, package.cpath = "?", {}
try(require, "a") --> expect: false	'package.cpath' must be a string
try(require) --> expect: false	bad argument #1 to 'require' (string expected, got no value)
try(require, {}) --> expect: false	bad argument #1 to 'require' (string expected, got table)
package.searchers = nil
try(require, "a") --> expect: false	'package.searchers' must be a table
package.searchers = {}
try(require, "a") --> expect: false	module 'a' not found:
