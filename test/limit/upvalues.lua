-- A function has at most 255 upvalues.
local function make(n)
  local s, e = {}, {}
  for i = 1, n do s[i] = ("local a%d = %d"):format(i, i) e[i] = "a" .. i end
  local half = n // 2
  return "local function outer()\n" .. table.concat(s, " ", 1, half) .. " local function middle()\n" .. table.concat(s, " ",
    half + 1) .. " return function() return " .. table.concat(e, " + ") .. " end end return middle()() end return outer()"
end
print(load(make(200), "=u")()) --> expect: 20100
print(load(make(255), "=u")()) --> expect: 32640
print(load(make(256), "=u")) --> expect: nil	u:3: too many upvalues (limit is 255) in function at line 3 near 'end'
