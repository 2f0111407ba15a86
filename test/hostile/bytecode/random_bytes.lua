-- attack: random bytes behind a right header
-- expect: ok
-- native: crashes
local image = string.dump(load("return 1"))
local state = 12345
local function byte()
  state = (state * 1103515245 + 12345) & 0x7fffffff
  return state >> 16 & 0xff
end
for _ = 1, 2000 do
  local bytes = {}
  for index = 1, 60 do bytes[index] = string.char(byte()) end
  local head = 28 + byte() % 16
  local chunk, message = load(image:sub(1, head) .. table.concat(bytes), "=random", "b")
  assert(chunk == nil or type(chunk) == "function")
  if chunk then pcall(chunk) end
end
