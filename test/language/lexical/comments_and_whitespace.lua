#!/usr/bin/env lua
-- The first line may be a shebang.
print(1)--comment --> expect: 1
print(2) --[[ inline ]] print(3) --[=[ multi --> expect: 2
--> expect: 3
line ]=] print(4) --> expect: 4
local a=1;local b=2;;;;print(a+b) --> expect: 3
print(5)	print(6) --> expect: 5
--> expect: 6
--
--[==[]==] print(7) --> expect: 7
