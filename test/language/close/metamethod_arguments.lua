-- A closing method gets two arguments: the value and the error or nil.
local object object = setmetatable({ id = 7 }, { __close = function(...) print(select("#", ...), (...).id, select(2, ...)) end })
do local x <close> = object end --> expect: 2	7	nil
pcall(function() local x <close> = object error("e", 0) end) --> expect: 2	7	e
pcall(function() local x <close> = object error(nil) end) --> expect: 2	7	nil
