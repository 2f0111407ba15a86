-- attack: every byte of a chunk changed in several ways: refused, or it runs as any program does
-- expect: ok
-- native: crashes
local source = [[
local function count(n, ...)
  local t = { n, ..., x = 'text' }
  for i = 1, n do t[i] = i * 2.5 // 1 | 0 end
  for k, v in pairs(t) do if k == 'x' then t.y = v .. k end end
  return #t, t.x, select('#', ...)
end
return count(3, 4, 5)
]]
local image = string.dump(load(source))
local accepted = 0
for position = 32, #image do
  for _, change in ipairs { 1, 4, 0x80, 0xff } do
    local damaged = image:sub(1, position - 1) .. string.char(image:byte(position) ~ change) .. image:sub(position + 1)
    local chunk, message = load(damaged, "=damaged", "b", { select = select, pairs = pairs })
    if chunk then
      accepted = accepted + 1
      local thread = coroutine.create(chunk)
      debug.sethook(thread, function() error("enough") end, "", 1000)
      coroutine.resume(thread)
    else
      assert(type(message) == "string")
    end
  end
end
assert(accepted > 0)
