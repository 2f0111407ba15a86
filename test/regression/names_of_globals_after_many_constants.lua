local lines = {}
for i = 1, 300 do lines[i] = "aaa = x" .. i end
local source = table.concat(lines, "; ")
print(select(2, pcall(load(source .. "; aaa = bbb + 1", "=c")))) --> expect: c:1: attempt to perform arithmetic on a nil value (global 'bbb')
print(select(2, pcall(load(source .. "; local t = {}; aaa = t.bbb + 1", "=c")))) --> expect: c:1: attempt to perform arithmetic on a nil value (field 'bbb')
