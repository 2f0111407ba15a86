-- Numeric loops over floats: by literals, by parameters that are floats at one time and integers at another, to infinity and over NaN, in one
-- another, left in the middle by errors, yields, and breaks; and loops over integers where floats were expected.
local function show(...)
  local texts = table.pack(...)
  for place = 1, texts.n do texts[place] = math.type(texts[place]) and math.type(texts[place]) .. ":" .. tostring(texts[place]) or tostring(texts[place]) end
  print(table.concat(texts, " "))
end

local function literal()
  local sum, count = 0, 0
  for x = 0.0, 1.0, 0.125 do sum, count = sum + x, count + 1 end
  for x = 0, 1, 0.125 do sum, count = sum + x, count + 1 end
  for x = 1.0, 9 do sum, count = sum + x, count + 1 end
  for x = 3, 0.5, -0.25 do sum, count = sum - x, count + 1 end
  return sum, count
end

local function over(first, last, step)
  local sum, count, final = 0, 0, nil
  for x = first, last, step do
    sum = sum + x
    count = count + 1
    final = x
    if count == 1000 then break end
  end
  return sum, count, final
end

local function integral()
  local texts = {}
  for x = 1.0, 5 do
    texts[#texts + 1] = x .. math.type(x)
    texts[x] = x // 1 | 0
    local y = x
    x = "changed"
    texts[#texts + 1] = tostring(y) .. x
  end
  return table.concat(texts, " ")
end

local function nested(n)
  local sum = 0
  for x = 0.5, n do
    for y = x, n, 0.5 do
      for i = 1, 3 do sum = sum + x * y / i end
    end
  end
  return sum
end

local function closures()
  local kept, sum = {}, 0
  for x = 0.25, 30, 0.25 do kept[#kept + 1] = function() return x end end
  for i = 1, #kept do sum = sum + kept[i]() end
  return sum
end

local function failing(limit)
  local reached
  local ok, message = pcall(function()
    for x = 0.5, 100 do
      reached = x
      if x > limit then error("at " .. x, 0) end
    end
  end)
  return ok, message, reached
end

local function steps(n)
  local body = coroutine.wrap(function()
    for x = 0.0, n, 0.5 do coroutine.yield(x) end
    return "over"
  end)
  local sum, value = 0, body()
  while value ~= "over" do
    sum = sum + value
    value = body()
  end
  return sum
end

local huge, nan = math.huge, 0 / 0
for round = 1, 30 do
  local results = {
    over(0.0, 1.0, 0.1), over(1, 10, 1), over(1.0, 10, 1), over(1, 10.5, 1), over(1, 10, 1.5), over(10, 1, -0.5), over(1.0, 0.0, 1), over(huge, huge, 1.0),
    over(-huge, 0.0, 1e300), over(1.0, huge, 1), over(1, huge, 1), over(nan, 1.0, 1.0), over(1.0, nan, 1.0), over(1.0, 2.0, nan), over(2 ^ 53, 2.0 ^ 53 + 4, 1.0),
    over(-0.0, 0.0, 1.0), over(math.maxinteger - 2, math.maxinteger, 1), over(math.maxinteger - 2, huge, 1.0),
  }
  if round == 1 or round == 30 then show(table.unpack(results)) end
  results = { literal(), integral(), nested(12), closures(), failing(3), failing(70), steps(60) }
  if round == 1 or round == 30 then show(table.unpack(results)) end
end
show(select(2, pcall(over, 0.5, 1, 0)), select(2, pcall(over, 0.5, "x", 1)), select(2, pcall(over, 0.5, 1, {})), select(2, pcall(over, nil, 1.5, 1)))
