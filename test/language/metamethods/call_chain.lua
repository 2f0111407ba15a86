-- A __call whose value is itself callable through __call: each adds its own object as first argument.
local function show(...)
  local r = {}
  for i, v in ipairs { ... } do r[i] = type(v) == "table" and v.name or tostring(v) end
  return table.concat(r, " ")
end
local a = setmetatable({ name = "a" }, { __call = show })
local b = setmetatable({ name = "b" }, { __call = a })
local c = setmetatable({ name = "c" }, { __call = b })
print(c(1, 2)) --> expect: a b c 1 2
print(c()) --> expect: a b c
local function tail(...) return c(...) end
print(tail("t")) --> expect: a b c t
print(pcall(c, "p")) --> expect: true	a b c p
