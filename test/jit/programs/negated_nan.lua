-- Negation is left for a NaN, whose sign it turns; after that it is compiled anew for any number, floats among them.
local function negated(first, last)
  local list = {}
  for i = first, last do
    for _ = 0, 1, 0.25 do
      list[#list + 1] = tostring(-(i / i)):gsub("^%-nan$", "nan")
    end
  end
  return table.concat(list, " ")
end
for _ = 1, 4 do print(negated(0, 2)) end
print(negated(1, 3))

local function turned(x) return -(x * 0.5) end
for _ = 1, 20 do assert(turned(0 / 0) ~= turned(0 / 0)) end
print(turned(2), turned(4.0), turned(-6), turned(3), math.type(turned(2)))
