-- Library functions have one call and one return event and no lines, whatever they call and however they are written.
local function trace(body)
  local log = {}
  debug.sethook(function(event)
    local info = debug.getinfo(2, "nS")
    log[#log + 1] = event .. " " .. tostring(info.name) .. (info.what == "C" and "*" or "")
  end, "crl")
  body()
  debug.sethook()
  local calls = {}
  for _, event in ipairs(log) do
    if event:sub(1, 4) ~= "line" then calls[#calls + 1] = event end
  end
  return table.concat(calls, "; ", 3, #calls - 2)
end

local function less(x, y) return x < y end
print(trace(function() table.sort { 2, 1 } end)) --> expect: call sort*; return sort*
print(trace(function() table.sort({ 2, 1 }, less) end)) --> expect: call sort*; call nil; return nil; return sort*
print(trace(function() table.sort({ 2, 1 }, rawequal) end)) --> expect: call sort*; call nil*; return nil*; return sort*
local ordered = { __lt = function() return false end }
print(trace(function() table.sort { setmetatable({}, ordered), setmetatable({}, ordered) } end)) --> expect: call setmetatable*; return setmetatable*; call setmetatable*; return setmetatable*; call sort*; call nil; return nil; return sort*
print(trace(function() string.gsub("a", "a", function() end) end)) --> expect: call gsub*; call nil; return nil; return gsub*
print(trace(function() string.gsub("a", "a", string.upper) end)) --> expect: call gsub*; call nil*; return nil*; return gsub*
print(trace(function() string.gsub("a", "a", setmetatable({}, { __index = function() end })) end)) --> expect: call setmetatable*; return setmetatable*; call gsub*; call nil; return nil; return gsub*
local shown = setmetatable({}, { __tostring = function() return "shown" end })
print(trace(function() tostring(shown) string.format("%s", shown) end)) --> expect: call tostring*; call nil; return nil; return tostring*; call format*; call nil; return nil; return format*
print(trace(function() for _ in pairs(setmetatable({}, { __pairs = function(t) return next, t end })) do end end)) --> expect: call setmetatable*; return setmetatable*; call pairs*; call nil; return nil; return pairs*; call for iterator*; return for iterator*
print(trace(function() load(function() end) load("return 1")() end)) --> expect: call load*; call nil; return nil; return load*; call load*; return load*; call nil; return nil
print(trace(function() table.concat(setmetatable({}, { __len = function() return 0 end })) end)) --> expect: call setmetatable*; return setmetatable*; call concat*; call nil; return nil; return concat*
print(trace(function() math.max("10" + 1, 2) end)) --> expect: call add*; return add*; call max*; return max*
package.preload.traced = function() return true end
print(trace(function() require "traced" require "traced" end)) --> expect: call require*; call nil*; return nil*; call nil; return nil; return require*; call require*; return require*
print(trace(function() pcall(pcall, error, "x") xpcall(error, function(m) return m end, "x") end)) --> expect: call pcall*; call nil*; call nil*; return nil*; return pcall*; call xpcall*; call nil*; call nil; return nil; return xpcall*
print(trace(function() pcall(table.sort, { 1, 2 }, function() error("x") end) end)) --> expect: call pcall*; call nil*; call nil; call error*; return pcall*
print(trace(function() local x = (select(1, table.unpack { 1, 2 })) end)) --> expect: call unpack*; return unpack*; call select*; return select*
print(trace(function() --> expect: call create*; return create*; call resume*; return resume*; call resume*; return resume*; call resume*; return resume*; call wrap*; return wrap*; call nil*; return nil*; call create*; return create*; call close*; return close*; call wrap*; return wrap*; call pcall*; call nil*; return pcall*
  local co = coroutine.create(function(x) coroutine.yield(x) end)
  coroutine.resume(co)
  coroutine.resume(co)
  coroutine.resume(co)
  coroutine.wrap(function() end)()
  coroutine.close(coroutine.create(print))
  pcall(coroutine.wrap(error))
end))

-- Functions that were in progress when the hook was set return too; the one that sets it is the first.
local log = {}
pcall(pcall, function()
  debug.sethook(function(event) log[#log + 1] = event .. " " .. tostring(debug.getinfo(2, "n").name) end, "r")
end)
debug.sethook()
print(table.concat(log, "; ")) --> expect: return sethook; return nil; return nil; return pcall
log = {}
string.gsub("a", "a", function()
  debug.sethook(function(event) log[#log + 1] = event .. " " .. tostring(debug.getinfo(2, "n").name) end, "r")
end)
debug.sethook()
print(table.concat(log, "; ")) --> expect: return sethook; return nil; return gsub
