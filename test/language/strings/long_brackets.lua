-- Long strings and long comments of any level.
local first = [==[
first newline skipped]==]
local second = [[

two]]
local third = [[
\n is not an escape]]
print([[a]b]], [=[a]]b]=], first, #second, [[]], [=[[[nested]]]=], [===[]==]]===], third) --> expect: a]b	a]]b	first newline skipped	4		[[nested]]	]==]	\n is not an escape
--[[ a long comment ]] print("after comment") --> expect: after comment
--[==[ a longer
]] comment ]==] print("after longer comment") --> expect: after longer comment
---[[ not a long comment
print("printed") --> expect: printed
--]]
