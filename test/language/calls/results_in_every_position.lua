-- What a call with two results, or none, gives in each position of the grammar.
local function two() return 1, 2 end
local function none() end
print(two(), two()) --> expect: 1	1	2
print((two()), (none())) --> expect: 1	nil
print(#{ two(), two() }, #{ (two()) }, #{ none() }, select("#", none()), select("#", (none()))) --> expect: 3	1	0	0	1
local a, b, c = none(), two()
print(a, b, c) --> expect: nil	1	2
print(two() + two(), two() .. "", -two(), not two()) --> expect: 2	1	-1	false
print(none(), 1, none()) --> expect: nil	1
if two() == 1 then print "first only" end --> expect: first only
local t = { [two()] = two() }
print(t[1]) --> expect: 1
return two()
