-- What library functions written in Lua call, with collections meanwhile: as many registers are alive as in the interpreter.
local garbage
local function nest(depth)
  local count = 0
  local text = ("xy"):gsub("x", function(letter)
    count = count + 1
    if depth > 0 then return nest(depth - 1) end
    garbage = { letter, collectgarbage() }
    return "-"
  end)
  return text .. count
end
local function order(list, depth)
  table.sort(list, function(a, b)
    if depth > 0 then order({ b, a }, depth - 1) else garbage = { a, b, {}, {} } end
    return a < b
  end)
  return table.concat(list, " ")
end
local shown = setmetatable({}, { __tostring = function() return order({ 3, 1, 2 }, 3) end })
for round = 1, 6 do
  local nested = nest(20)
  if round % 3 == 0 then print(nested, order({ 5, 3, 9, 1 }, 2), tostring(shown)) end
end
print(collectgarbage("count") > 0)
