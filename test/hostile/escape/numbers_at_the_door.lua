-- attack: numbers where JavaScript's and Lua's differ, in and out
-- expect: ok
-- profile: host
local echo = host.echo
for _, value in ipairs { 0, -1, 1 << 53, (1 << 53) - 1, (1 << 53) + 1, -(1 << 53) - 1, math.maxinteger, math.mininteger,
  math.maxinteger - 1, 1 << 62, 4294967296, 2147483648 } do
  assert(echo(value) == value and math.type(echo(value)) == "integer", value)
end
for _, value in ipairs { 0.5, -1.5, 1e300, 5e-324, 2^63, -2^63 - 2048, math.huge, -math.huge, 1e22 } do assert(echo(value) == value,
  value) end
assert(1 / echo(-0.0) == -math.huge and 1 / host.minus_zero() == -math.huge and host.not_a_number() ~= host.not_a_number())
assert(math.type(host.number("5")) == "integer" and math.type(host.number("5.5")) == "float" and host.number("1e400") == math.huge)
assert(host.big("9223372036854775807") == math.maxinteger and host.big("-9223372036854775808") == math.mininteger and host.big("5") == 5)
for _, text in ipairs { "9223372036854775808", "-9223372036854775809", "1" .. ("0"):rep(1000) } do assert(not pcall(host.big, text),
  text) end
assert(host.kind(1) == "number" and host.kind(math.maxinteger) == "bigint" and host.kind(0.5) == "number" and host.kind(2^53) == "number")
assert(host.kind(nil) == "undefined" and host.kind(true) == "boolean" and host.kind("1") == "string")
