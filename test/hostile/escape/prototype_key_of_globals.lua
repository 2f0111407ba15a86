-- attack: _G.__proto__ and _ENV.__proto__
-- expect: ok
_G.__proto__ = { leaked = 1 }
assert(leaked == nil and __proto__.leaked == 1)
__proto__ = setmetatable({}, { __index = function() return "bad" end })
assert(leaked == nil and undefined_name == nil)
_ENV.__proto__ = nil
assert(__proto__ == nil)
setmetatable(_G, { __proto__ = { __index = function() return "bad" end } })
assert(leaked == nil)
setmetatable(_G, nil)
