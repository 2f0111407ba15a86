-- Numeric loops whose values are none: what was paid for before the error is paid once.
local long = ("1"):rep(300) .. "x"
local function try(first, last, step)
  return pcall(function()
    local count = 0
    for index = first, last, step do
      count = count + 1
      if count > 3 then break end
    end
    return count
  end)
end
for _ = 1, 3 do
  print(try(long, 2, 1))
  print(try(1, long, 1))
  print(try(1, 2, long))
  print(try(1, ("0"):rep(300) .. "3", 1))
  print(try(1, 2, 0))
  print(try(1.5, 4, 1))
  print(try(math.maxinteger - 1, math.maxinteger, 1))
  print(try(1, 1 / 0, 1), try(1, -1 / 0, 1), try(1, 0 / 0, 1))
  print(try({}, 2, 1))
  print(try(1, nil, 1))
end
-- A step may be a literal, or end with one.
local function indices(loop)
  local found = {}
  loop(function(index) found[#found + 1] = index return #found > 6 end)
  return table.concat(found, " ")
end
for _, limit in ipairs({ -2147483648, -7, -1, 0, 1, 6, 7, 2.5, -2.5, 1 / 0, -1 / 0, 0 / 0 }) do
  for _ = 1, 3 do
    print(limit, indices(function(see) for index = 1, limit do if see(index) then break end end end))
    print(limit, indices(function(see) for index = 1, limit, 3 do if see(index) then break end end end))
    print(limit, indices(function(see) for index = limit, -3, -1 do if see(index) then break end end end))
    print(limit, indices(function(see) for index = 6, limit, -4 do if see(index) then break end end end))
  end
end
local function chosen(isSlow)
  local sum = 0
  for index = 1, 10, isSlow and 1 or 2 do sum = sum + index end
  for index = 10, 1, isSlow and -1 or -3 do sum = sum * 3 + index end
  return sum
end
for _ = 1, 40 do print(chosen(true), chosen(false)) end
for first = math.maxinteger - 3, math.maxinteger do
  print(indices(function(see) for index = first, math.maxinteger do if see(index) then break end end end))
  print(indices(function(see) for index = -first, math.mininteger, -2 do if see(index) then break end end end))
end
