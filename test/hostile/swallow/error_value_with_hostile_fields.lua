-- attack: an error table that looks like a JavaScript error and like a promise
-- expect: error
error(setmetatable({ message = 1, stack = {}, name = print, cause = _G, ["then"] = print, toString = print, value = 1, traceback = 2 }, {
  __index = function(_, key) error(key) end,
  __tostring = function() return "text\0\xff" end,
}))
