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
