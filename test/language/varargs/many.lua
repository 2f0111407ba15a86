-- Many values through varargs, table.unpack and back.
local list = {}
for i = 1, 200 do list[i] = i end
local function count(...) return select("#", ...) end
local function last(...) return (select(-1, ...)) end
print(count(table.unpack(list)), last(table.unpack(list))) --> expect: 200	200
local function sum(first, ...) if not first then return 0 end return first + sum(...) end
print(sum(table.unpack(list))) --> expect: 20100
print(#{ table.unpack(list), table.unpack(list) }) --> expect: 201
