-- attack: objects with finalizers, kept in a chain until all are let go of at once
-- expect: limit memory
local count = 0
local class = { __gc = function() count = count + 1 end }
local chain
while true do chain = setmetatable({ next = chain }, class) end
