-- Variables are closed on break, goto, return and at the end of each iteration.
local function closer(name) return setmetatable({}, { __close = function(_, e) print("close " .. name, e) end }) end
for i = 1, 3 do local x <close> = closer("break" .. i) if i == 2 then break end end --> expect: close break1	nil
--> expect: close break2	nil
do local i = 1 ::again:: do local x <close> = closer("goto" .. i) i = i + 1 if i <= 2 then goto again end end end --> expect: close goto1	nil
--> expect: close goto2	nil
local function f() local x <close> = closer "return" do local y <close> = closer "inner" return "value", 2 end end print(f()) --> expect: close inner	nil
--> expect: close return	nil
--> expect: value	2
while true do local x <close> = closer "while" break end --> expect: close while	nil
repeat local x <close> = closer "repeat" until true --> expect: close repeat	nil
local function g(n) local x <close> = closer("tail" .. n) if n > 0 then return g(n - 1) end return "not a tail call" end print(g(2)) --> expect: close tail0	nil
--> expect: close tail1	nil
--> expect: close tail2	nil
--> expect: not a tail call
