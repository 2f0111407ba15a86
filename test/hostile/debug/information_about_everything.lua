-- attack: debug.getinfo with all options at all levels, and tracebacks with all arguments
-- expect: ok
local function look()
  for level = 0, 20 do
    local info = debug.getinfo(level, "nSlutfrL")
    if info == nil then break end
    assert(type(info.source) == "string" and (type(info.func) == "function" or info.what == "C"))
  end
end
look()
pcall(look)
coroutine.wrap(look)()
table.sort({ 2, 1 }, function(a, b) look() return a < b end)
for _, options in ipairs { "", "n", "S", ">", "x", "nSlx", "f>" } do pcall(debug.getinfo, 1, options) end
assert(not pcall(debug.getinfo, 1, "x") and not pcall(debug.getinfo, "x") and not pcall(debug.getinfo)
  and debug.getinfo(math.maxinteger // (1 << 33)) == nil)
for _, level in ipairs { 0, 1, 100, -1 } do assert(type(debug.traceback("m", level)) == "string") end
assert(debug.traceback({}) ~= nil and type(debug.traceback({})) == "table" and debug.traceback(nil) == nil or true)
local thread = coroutine.create(function() coroutine.yield() end)
coroutine.resume(thread)
assert(debug.traceback(thread):find("yield", 1, true) and debug.traceback(thread, nil, 5):find("stack traceback", 1, true))
assert(debug.getinfo(thread, 0, "n") and debug.getinfo(thread, 9) == nil)
