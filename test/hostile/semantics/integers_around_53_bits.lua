-- attack: arithmetic that crosses 2^53, where doubles stop being exact
-- expect: ok
local edge = 1 << 53
for offset = -3, 3 do
  local n = edge + offset
  assert(math.type(n) == "integer" and n - edge == offset and n + 1 - 1 == n and -(-n) == n and n * 3 - n - n == n)
  assert(n ~ n == 0 and n | 0 == n and n & n == n and (n << 1) >> 1 == n and n // 1 == n and n % edge == (offset >= 0 and offset
    or edge + offset))
  assert(tostring(n) == string.format("%d", n) and tonumber(tostring(n)) == n and -n - 1 == ~n)
  local set = { [n] = offset }
  assert(set[n] == offset and set[n + 1] == nil and next(set) == n)
end
assert(edge + 1 ~= 2^53 + 1.0 and edge + 1 > 2^53 and edge + 1 == 9007199254740993 and 9007199254740993.0 == 9007199254740992)
assert(94906267 * 94906267 == 9007199515875289 and 3037000500 * 3037000500 == -9223372036709301616)
assert((edge - 1) * 2 == 18014398509481982 and (edge + 1) * -1 == -9007199254740993)
