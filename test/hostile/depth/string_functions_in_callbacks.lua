-- attack: gsub, gmatch, sort, load, tostring, concat inside one another at a depth of a thousand
-- expect: ok
local function down(n)
  if n == 0 then return "x" end
  local result
  if n % 5 == 0 then
    ("a"):gsub(".", function() result = down(n - 1) end)
  elseif n % 5 == 1 then
    table.sort({ 2, 1 }, function(a, b) result = result or down(n - 1) return a < b end)
  elseif n % 5 == 2 then
    result = tostring(setmetatable({}, { __tostring = function() return down(n - 1) end }))
  elseif n % 5 == 3 then
    assert(load(function() result = result or down(n - 1) return nil end))
  else
    result = table.concat(setmetatable({}, { __len = function() return 1 end, __index = function() return down(n - 1) end }))
  end
  return result
end
local ok, value = pcall(down, 150)
assert(ok and value == "x", value)
ok, value = pcall(down, 1000)
assert(ok and value == "x" or tostring(value):find("overflow", 1, true), value)
