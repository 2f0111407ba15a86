-- Protected calls inside each other, each catching its own.
local function nest(n)
  if n == 0 then error("innermost", 0) end
  local ok, e = pcall(nest, n - 1)
  if n % 2 == 0 then error(e .. n, 0) end
  return e .. n
end
print(pcall(nest, 5)) --> expect: true	innermost12345
print(pcall(nest, 4)) --> expect: false	innermost1234
print(pcall(nest, 1)) --> expect: true	innermost1
local order = {}
local function try(name, f) local ok, e = pcall(f) order[#order + 1] = name .. (ok and "+" or "-") return ok, e end
try("a", function() try("b", function() error() end) try("c", function() try("d", error) end) error() end)
print(table.concat(order, " ")) --> expect: b- d- c+ a-
