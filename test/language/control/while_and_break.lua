-- break leaves the innermost loop only.
local i, out = 0, {}
while true do i = i + 1 if i % 2 == 0 then goto continue end if i > 9 then break end out[#out + 1] = i ::continue:: end
print(table.concat(out, " ")) --> expect: 1 3 5 7 9
while false do print "never" end
local n = 3
while n > 0 do n = n - 1 while true do break end end
print(n) --> expect: 0
for i = 1, 3 do for j = 1, 3 do if j == 2 then break end print(i, j) end end --> expect: 1	1
--> expect: 2	1
--> expect: 3	1
