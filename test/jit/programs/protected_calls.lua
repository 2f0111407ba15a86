-- pcall goes on in compiled code; errors, yields and exits pass through it.
local function risky(n)
  if n % 7 == 0 then error("seven at " .. n, n % 3) end
  if n % 11 == 0 then error({ code = n }) end
  if n % 13 == 0 then local x = nil; return x.field end
  return n, n * 2
end
local function guarded(n)
  local ok, a, b = pcall(risky, n)
  if not ok then return type(a) == "table" and a.code or a end
  return a + b
end
local sum = {}
for n = 1, 60 do sum[#sum + 1] = tostring(guarded(n)) end
print(table.concat(sum, " "))
-- nested, with all results passed on
local function nested(depth, ...)
  if depth == 0 then
    if select("#", ...) % 2 == 0 then error("even") end
    return ...
  end
  return pcall(nested, depth - 1, depth, ...)
end
for depth = 0, 9 do print(pcall(nested, depth)) end
-- yields through pcall, in a loop
local co = coroutine.wrap(function()
  for i = 1, 5 do
    local ok, value = pcall(function(x)
      local got = coroutine.yield(x)
      if got == 3 then error("three", 0) end
      return got
    end, i)
    coroutine.yield(ok, value)
  end
  return "end"
end)
print(co()) for i = 1, 9 do print(co(i % 4)) end
-- pcall of what is no function, of a library function, of an object that can be called
local callable = setmetatable({}, { __call = function(_, a, b) return b, a end })
for i = 1, 5 do
  print(pcall(i), pcall(nil), pcall(math.floor, i + 0.5), pcall(math.floor, {}), pcall(callable, i, -i))
  print(select("#", pcall(pcall)), pcall(pcall, error, i), pcall(error))
end
-- xpcall with a handler that looks at the stack
local function handler(message) return debug.traceback(message, 1) end
local function deep(n) if n == 0 then local t = {} return t.a.b end local r = deep(n - 1) return r end
for i = 1, 4 do print(xpcall(deep, handler, i)) end
local function viaPcall(n) local ok, message = pcall(deep, n) return (message) end
for i = 1, 4 do print(viaPcall(i)) end
