-- attack: every prefix of a chunk
-- expect: ok
local image = string.dump(load([[
local a <close> = nil
for i = 1, 2 do
  local t = { i, x = 'y', 1.5, 1 << 60 }
  print(function() return t end)
end
return ...]]))
for length = 0, #image - 1 do
  local chunk, message = load(image:sub(1, length), "=cut", "b")
  assert(chunk == nil and type(message) == "string", length)
end
assert(load(image, "=whole", "b"))
assert(load(image .. "more", "=longer", "b") == nil or true)
