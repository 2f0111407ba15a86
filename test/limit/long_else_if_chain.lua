-- Thousands of elseif branches.
local s = { "local x = ... if x == 0 then return 0" }
for i = 1, 5000 do s[#s + 1] = ("elseif x == %d then return %d"):format(i, i * 2) end
s[#s + 1] = "else return -1 end"
local f = load(table.concat(s, "\n"), "=e")
print(f(0), f(1), f(2500), f(5000), f(5001)) --> expect: 0	2	5000	10000	-1
