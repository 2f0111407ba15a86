-- attack: sizes whose product exceeds 2^53 and 2^63
-- expect: ok
for _, count in ipairs { math.maxinteger, 1 << 62, 1 << 53, (1 << 53) + 1, 1 << 32 } do
  local ok, message = pcall(string.rep, ("x"):rep(1 << 12), count)
  assert(not ok and message:find("resulting string too large", 1, true), message)
  assert(("x"):rep(-count) == "")
end
