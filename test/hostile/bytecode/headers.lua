-- attack: chunks with damaged headers
-- expect: ok
local image = string.dump(function(a) return a end)
assert(load(image, "image", "b"))
for position = 1, 31 do
  for _, change in ipairs { 1, 0x80, 0xff } do
    local damaged = image:sub(1, position - 1) .. string.char(image:byte(position) ~ change) .. image:sub(position + 1)
    local chunk, message = load(damaged, "=damaged", "b")
    assert(chunk == nil and type(message) == "string" and #message < 200, position)
  end
end
