-- string.pack and unpack: structs of integers, floats and strings, both byte orders, reading records one after the other.
-- n: 74000  expected: 4947449253
-- test n: 3  expected: 240
function run(n)
  local pack, unpack = string.pack, string.unpack
  local sum = 0
  for i = 1, n do
    local header = pack("<I4I2I2", i, i & 0xffff, 7)
    local a, b, c = unpack("<I4I2I2", header)
    local record = pack(">i4 d s2 z B", -i, i / 3, "name" .. i, "text", i & 255)
    local x, y, name, text, last, position = unpack(">i4 d s2 z B", record)
    local wide = pack("<i8 I8 j", i << 40, i, -i)
    local p, q, r = unpack("<i8 I8 j", wide)
    local floats = pack("<fff", i, i / 2, 0.25)
    local f, g, h = unpack("<fff", floats)
    local aligned = pack("!8 b i8 h c5", 1, i, 2, "abc")
    sum = sum + a + b + c + x + #name + #text + last + position + (p >> 40) + q + r + h * 4 + #aligned
    sum = sum + string.packsize("<I4I2I2") + (unpack("<I3", header, 2))
  end
  return math.tointeger(sum)
end
