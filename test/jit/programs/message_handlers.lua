-- Protected calls with a message handler in hot code: errors of all kinds, handlers that fail, library functions, yields on the way.
local function handler(m) return "handled " .. tostring(m) .. (debug.traceback("", 1):find("[C]", 1, true) and "!" or "") end
local function f(i) if i % 7 == 0 then error("seven " .. i) elseif i % 11 == 0 then local x = nil; return x.y elseif i % 13 == 0 then error({}) end return i, i * 2 end
local g = function(i) return (f(i)) + 1 end
local out = {}
for r = 1, 3 do
  for i = 1, 200 do
    local a = { xpcall(f, handler, i) }
    local b = { xpcall(g, handler, i) }
    local c = { xpcall(math.abs, handler, i % 5 == 0 and "x" or -i) }
    local d = { xpcall(function() return xpcall(f, error, i) end, handler) }
    local e = { xpcall(string.rep, debug.traceback) }
    local co = coroutine.wrap(function() return xpcall(function(v) coroutine.yield(v) return f(v) end, handler, i) end)
    co()
    local h = { co() }
    for _, l in ipairs({ a, b, c, d, e, h }) do for k = 1, #l do out[#out + 1] = tostring(l[k]):gsub("0x%x+", "") end end
  end
  print(#table.concat(out, "\n"), out[#out], out[#out - 1])
end
local text = table.concat(out, "\n")
local hash = 0 for i = 1, #text do hash = (hash * 31 + text:byte(i)) % 1000000007 end print(hash)
