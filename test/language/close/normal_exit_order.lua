-- Variables are closed in reverse order when the block ends.
local function closer(name) return setmetatable({}, { __close = function(_, e) print("close " .. name, e) end }) end
do local a <close> = closer "a" local b <close> = closer "b" print("body") end --> expect: body
--> expect: close b	nil
--> expect: close a	nil
do local n <close> = nil local f <close> = false print("nil and false are ignored") end --> expect: nil and false are ignored
