-- attack: an error whose text is asked for on the way out
-- expect: limit fuel
-- expect: error
-- expect: error (error object
local endless = setmetatable({}, { __tostring = function() while true do end end, __name = "E" })
error(endless)
