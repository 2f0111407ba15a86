-- Integers that do not fit into 32 bits, but into a plain number: every operation on them, at the edges and in code that has seen small ones.
local values = {
  0, 1, -1, 2, -2, 3, 7, 255, 65535, 65536, 2147483647, -2147483648, 2147483648, -2147483649, 4294967295, 4294967296, -4294967296,
  4503599627370495, 4503599627370496, 9007199254740990, 9007199254740991, -9007199254740991, 9007199254740992, -9007199254740992,
  math.maxinteger, math.mininteger, 0.0, -0.0, 1.5, -2.5, 4294967296.0, 9007199254740992.0, 1e300, 1 / 0, -1 / 0, "12", "0x10",
}
local function sum(x, y) return x + y, x - y end
local function product(x, y) return x * y end
local function quotient(x, y) return x // y, x % y end
local function bits(x, y) return x & y, x | y, x ~ y end
local function masked(x) return x & 0xffffffff, x & 0xff, x | 1, x ~ 0xffffffff end
local function constant(x) return x + 4294967296, x - 4294967296, x * 3, x // 3, x % 3, x // 4294967297, x % 4294967297, x + 1, x - 1 end
local function shown(ok, ...)
  if not ok then return (tostring((...)):gsub("^.-:%d+: ", "")) end
  local texts = table.pack(...)
  for i = 1, texts.n do texts[i] = math.type(texts[i]) .. " " .. tostring(texts[i]) end
  return table.concat(texts, " ")
end
for round = 1, 2 do
  for _, x in ipairs(values) do
    local line = { shown(pcall(masked, x)), shown(pcall(constant, x)) }
    for _, y in ipairs(values) do
      line[#line + 1] = shown(pcall(sum, x, y))
      line[#line + 1] = shown(pcall(product, x, y))
      line[#line + 1] = shown(pcall(quotient, x, y))
      line[#line + 1] = shown(pcall(bits, x, y))
    end
    if round == 2 then print(table.concat(line, "\n")) end
  end
end

-- The quotient of large integers is not rounded up to the next.
local seed = 88172645463325252
local function random() seed = seed ~ seed << 13; seed = seed ~ seed >> 7; seed = seed ~ seed << 17; return seed end
local wrong = 0
for _ = 1, 20000 do
  local y = (random() >> 11 >> (random() & 63)) + 1
  local x = y * (9007199254740991 // y >> (random() & 31)) + (random() & 1) - 1
  local q, r = x // y, x % y
  if q * y + r ~= x or r < 0 or r >= y then wrong = wrong + 1 end
  q, r = -x // y, -x % y
  if q * y + r ~= -x or r < 0 or r >= y then wrong = wrong + 1 end
end
print("wrong", wrong)

-- A function of 32 bits that is given other integers and floats once it is hot, and what its callers make of them.
local function rotate(x, n) return (x >> n | x << 32 - n) & 0xffffffff end
local function mix(x) return rotate(x, 7) ~ rotate(x, 18) ~ x >> 3 end
local total = 0
for i = 1, 300 do total = total + mix(i * 2654435761 & 0xffffffff) & 0xffffffff end
print(total)
for _, x in ipairs { -1, 1 << 40, math.mininteger, 3.0, -0.0 } do
  for _ = 1, 13 do total = total ~ mix(x) end
  print(x, total, mix(x))
end
print(pcall(mix, 1.5), pcall(mix, {}), pcall(mix, nil), pcall(mix, "77"))
for _, n in ipairs { 0, 31, 32, 33, 63, 64, -1, -31 } do
  local last
  for _ = 1, 12 do last = rotate(0x89abcdef, n) end
  print(n, last)
end

-- Values of 64 bits that a run only moves, and moves in a circle.
local function turn(a, b, c, d, rounds)
  for i = 1, rounds do
    local sum = a + (b ~ c << 7) + 0x9e3779b97f4a7c15
    d, c, b, a = c, b, a, sum + d
    if i % 3 == 0 then a, b = b, a end
    if i % 5 == 0 then a, b, c, d = b ~ 0, c, d, a end
  end
  return a, b, c, d
end
print(turn(1, 2, 3, 4, 500))
print(turn(math.maxinteger, math.mininteger, -1, 0x0123456789abcdef, 500))
local function swap(a, b, rounds)
  for _ = 1, rounds do a, b = b, a ~ 0x5555555555555555 end
  return a, b
end
print(swap(1 << 62, 3 << 61, 301))
