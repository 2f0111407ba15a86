-- The iterator gets the state and the previous control value; the loop ends at nil.
local function iter(s, c) print("call", s, c) if c < 3 then return c + 1, "v" .. c end end
for a, b, c in iter, "state", 1 do print("body", a, b, c) a = 100 end --> expect: call	state	1
--> expect: body	2	v1	nil
--> expect: call	state	2
--> expect: body	3	v2	nil
--> expect: call	state	3
for k, v in next, { 5 } do print(k, v) end --> expect: 1	5
for w in ("one two"):gmatch "%a+" do print(w) end --> expect: one
--> expect: two
for x in function() return nil end do print "never" end
for i in setmetatable({}, { __call = function(_, _, i) i = (i or 0) + 1 if i < 3 then return i end end }) do print(i) end --> expect: 1
--> expect: 2
for v in (function() local n = 0 return function() n = n + 1 if n <= 2 then return false == nil or n end end end)() do print(v) end --> expect: 1
--> expect: 2
