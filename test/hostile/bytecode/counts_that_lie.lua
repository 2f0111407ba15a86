-- attack: counts of code, constants, upvalues and strings replaced by enormous ones
-- expect: ok
-- native: asks for the memory
local image = string.dump(function(a) local b = a .. "constant" return function() return b end end, true)
for position = 28, #image do
  for _, count in ipairs { "\xff\xff\xff\xff\x7f", "\xff\xff\xff\xff\xff\xff\xff\xff\x7f", ("\xff"):rep(20), "\xff\xff\x7f" } do
    local chunk, message = load(image:sub(1, position) .. count .. image:sub(position + 1), "=lie", "b")
    if chunk == nil then assert(type(message) == "string" and #message < 200) end
  end
end
