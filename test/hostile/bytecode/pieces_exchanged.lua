-- attack: halves of different chunks put together, and chunks repeated
-- expect: ok
-- native: crashes
local images = {}
for index, source in ipairs {
  "return ...", "local a, b, c = 1, 2.5, 'x' return a + b .. c", "for i = 1, 3 do local f = function() return i end f() end",
  "local t <close> = nil goto x ::x:: return {...}",
  "local t = {} t.x, t[1], t['y z'] = 1, 2, 3 return t:method()",
} do images[index] = string.dump(load(source), index % 2 == 0) end
for _, first in ipairs(images) do
  for _, second in ipairs(images) do
    for position = 32, math.min(#first, #second), 3 do
      local chunk = load(first:sub(1, position) .. second:sub(position + 1), "=mixed", "b")
      if chunk then
        local thread = coroutine.create(chunk)
        debug.sethook(thread, function() error("enough") end, "", 1000)
        coroutine.resume(thread, 1, "two")
      end
    end
  end
end
