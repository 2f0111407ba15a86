-- A function has at most 200 local variables.
local function source(n)
  local s = {}
  for i = 1, n do s[i] = "local v" .. i .. " = " .. i end
  return table.concat(s, "\n") .. "\nreturn v1 + v" .. n
end
print(load(source(200), "=l")()) --> expect: 201
print(load(source(201), "=l")) --> expect: nil	l:201: too many local variables (limit is 200) in main function near '='
print(load("local function f()\n" .. source(201) .. " end", "=l")) --> expect: nil	l:202: too many local variables (limit is 200) in function at line 1 near '='
local names = {}
for i = 1, 201 do names[i] = "a" .. i end
print(load("local " .. table.concat(names, ", "), "=l")) --> expect: nil	l:1: too many local variables (limit is 200) in main function near <eof>
print(load("local function f(" .. table.concat(names, ", ") .. ") end", "=l")) --> expect: nil	l:1: too many local variables (limit is 200) in function at line 1 near ')'
print(load("return function(" .. table.concat(names, ", ", 1, 200) .. ") return a200 end", "=l")()(1) == nil) --> expect: true
