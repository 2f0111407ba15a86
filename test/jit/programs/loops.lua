-- Loops of every form, with exits in the middle, cells, and numbers that leave their range.
local function repeatCells()
  local closures, i = {}, 0
  repeat
    local j = i * 2
    closures[#closures + 1] = function() j = j + 1 return j end
    i = i + 1
  until j >= 10
  local r = {}
  for _, f in ipairs(closures) do f() r[#r + 1] = f() end
  return table.concat(r, ",")
end
local function continues(n)
  local out = {}
  for i = 1, n do
    for j = 1, n do
      if j == i then goto continue end
      if j > 4 then goto next end
      local k = i * 10 + j
      out[#out + 1] = function() k = k + 1 return k end
      ::continue::
    end
    ::next::
  end
  local s = 0
  for i = 1, #out do s = s + out[i]() * (i % 3) end
  return s
end
local function gotoLoop(n)
  local i, s = 0, ""
  ::top::
  i = i + 1
  local x
  local f = function() x = (x or 0) + i return x end
  f()
  s = s .. f() .. ";"
  if i < n then goto top end
  return s
end
local function overflow(start, step, n)
  local x = start
  local seen = {}
  for i = 1, n do x = x + step if i % 5 == 0 then seen[#seen + 1] = x end end
  return table.concat(seen, " ")
end
local function factorials(n) local f, r = 1, {} for i = 1, n do f = f * i r[i] = f end return table.concat(r, " ") end
local function powers(n) local p, r = 1, {} for i = 1, n do p = p * 3 r[i] = p // 1 | 0 end return table.concat(r, " ") end
local function hash(s) local h = 5381 for i = 1, #s do h = (h * 33 ~ s:byte(i)) & 0xffffffff end return h end
local function lcg(n) local x = 1 for i = 1, n do x = x * 6364136223846793005 + 1442695040888963407 end return x end
local function floats(n) local x, s = 0.5, 0.0 for i = 1, n do x = x * 1.5 - i / 3 s = s + x if s > 1e6 then s = s - 1e6 end end return s end
local function floatLoop() local r = {} for x = 1.0, 2, 0.25 do r[#r + 1] = x end for x = 3, 1, -0.5 do r[#r + 1] = x end return table.concat(r, " ") end
local function bounds()
  local r = {}
  for i = math.maxinteger - 2, math.maxinteger do r[#r + 1] = i end
  for i = math.mininteger + 2, math.mininteger, -1 do r[#r + 1] = i end
  for i = (1 << 53) - 2, (1 << 53) + 2 do r[#r + 1] = i end
  for i = 3, 1 do r[#r + 1] = "never" end
  for i = 1, math.huge do if i > 3 then break end r[#r + 1] = i end
  for i = 1, 3.9 do r[#r + 1] = i end
  return table.concat(r, " ")
end
local function zeros(n) local r = {} for i = -1, n do local z = i * 0.0 r[#r + 1] = string.format("%g %g %g", z, -z, 1 / (0 - z)) r[#r + 1] = tostring(0 * -i) end return table.concat(r, " ") end
local function divisions(n) local r = {} for i = -n, n do if i ~= 0 then r[#r + 1] = 7 // i .. ":" .. 7 % i .. ":" .. -7 % i .. ":" .. 7.5 % i .. ":" .. 7 // (i + 0.0) end end return table.concat(r, " ") end
for round = 1, 4 do
  print(repeatCells()) print(continues(6)) print(gotoLoop(5))
  print(overflow(math.maxinteger - 7, 1, 20)) print(overflow((1 << 53) - 10, 1, 20)) print(overflow(-(1 << 53) + 10, -1, 20)) print(overflow(2^53 - 10, 1, 20))
  print(factorials(25)) print(powers(45)) print(hash("hello world, hello hash")) print(lcg(50)) print(floats(40)) print(floatLoop()) print(bounds()) print(zeros(3)) print(divisions(4))
  print(pcall(function() for i = 1, 10, 0 do end end)) print(pcall(function() for i = "a", 2 do end end)) print(pcall(function() for i = 1, {} do end end))
  print(pcall(function() local t for i = 1, 5 do t = i == 4 and {} or i t = t + 1 end end))
end
local function nans(x) local r = {} for i = 1, 3 do local n = x / x r[#r + 1] = tostring(n == n) .. tostring(n ~= n) .. tostring(n < 1) .. tostring(n >= 1) .. tostring(not (n > 1)) end return table.concat(r, " ") end
for i = 1, 3 do print(nans(0), nans(0.0), nans(1 / 0)) end
local function nested(n) local c = 0 local i = 0 while i < n do i = i + 1 local j = 0 while true do j = j + 1 if j > i then break end repeat c = c + 1 until c % 3 == 0 end end return c end
for i = 1, 4 do print(nested(i * 3)) end
