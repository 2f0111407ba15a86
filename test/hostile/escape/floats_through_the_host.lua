-- attack: floats without a fraction, handed to the host and back
-- expect: ok
-- profile: host
-- native: it has no host
local echo = host.echo
for _, v in ipairs { 7.0, -7.0, 0.0, 2.0^52, 1e15, 1e16, 1e300, -1.0, 7, 0, -1, 1 << 52 } do
  assert(echo(v) == v and math.type(echo(v)) == math.type(v), tostring(v))
  assert(math.type(echo(v, "x", {})) == math.type(v))
end
assert(1 / echo(-0.0) == -math.huge and 1 / echo(0.0) == math.huge)
assert(math.type(echo(7, 7.0)) == "integer" and echo(1.5) == 1.5)
