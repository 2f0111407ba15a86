-- package.searchers: what each of them says, and what require makes of it.
local function try(...) print(pcall(...)) end

package.path, package.cpath = "./?.none", "./?.absent"
local searchers = package.searchers
print(#searchers) --> expect: 4
for _, searcher in ipairs(searchers) do
  print(searcher("no")) --> expect: no field package.preload['no']
  print(searcher("no.such.module")) --> expect: no field package.preload['no.such.module']
  try(searcher) --> expect: false	bad argument #1 to '?' (string expected, got no value)
  try(searcher, {}) --> expect: false	bad argument #1 to '?' (string expected, got table)
  --> expect: no file './no.none'
  --> expect: no file './no/such/module.none'
  --> expect: false	bad argument #1 to '?' (string expected, got no value)
  --> expect: false	bad argument #1 to '?' (string expected, got table)
  --> expect: no file './no.absent'
  --> expect: no file './no/such/module.absent'
  --> expect: false	bad argument #1 to '?' (string expected, got no value)
  --> expect: false	bad argument #1 to '?' (string expected, got table)
  --> expect:
  --> expect: no file './no.absent'
  --> expect: false	bad argument #1 to '?' (string expected, got no value)
  --> expect: false	bad argument #1 to '?' (string expected, got table)
end
package.preload.known = print
print(select("#", searchers[1]("known")), searchers[1]("known") == print, (select(2, searchers[1]("known")))) --> expect: 2	true	:preload:
package.searchers = {
  function(name) return "\tfirst " .. name end,
  function() end,
  function() return nil, "ignored" end,
  function() return 42 end,
}
try(require, "m") --> expect: false	module 'm' not found:
--> expect: 		first m
--> expect: 	42
package.searchers = { function(name) return function(...) print(...) return "value" end, "data", "dropped" end }
print(require "m") --> expect: m	data
--> expect: value	data
package.searchers = { function() error("in searcher", 0) end }
try(require, "other") --> expect: false	in searcher
package.searchers = { nil, print }
try(require, "other") --> expect: false	module 'other' not found:
package.searchers = setmetatable({}, { __index = function() return print end })
try(require, "other") --> expect: false	module 'other' not found:
package.searchers = 5
try(require, "other") --> expect: false	'package.searchers' must be a table
