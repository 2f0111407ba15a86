-- A call hook sees the arguments, a return hook the results, and may change them (option "r" of getinfo).
local seen = {}
debug.sethook(function(event)
  local info = debug.getinfo(2, "rnS")
  local values = {}
  for i = info.ftransfer, info.ftransfer + info.ntransfer - 1 do
    local name, value = debug.getlocal(2, i)
    values[#values + 1] = name .. "=" .. (type(value) == "table" and "table" or tostring(value))
  end
  seen[#seen + 1] = event .. " " .. tostring(info.name) .. " " .. info.ntransfer .. " " .. table.concat(values, ",")
end, "cr")
local function fixed(a, b, ...) local c = a return a, b, ... end
local function captured(a) local function get() return a end return a, get() end
local function nothing() end
local function pass(...) return ... end
local function closing()
  local c <close> = setmetatable({}, { __close = function() local a, b, c, d, e, f = 1, 2, 3, 4, 5, 6 end })
  return pass(7, 8, 9, 10, 11, 12)
end
fixed(1, 2, 3, 4)
captured(5)
nothing()
pass(pass(1, 2, 3))
math.sin(0)
select(2, "a", "b", "c")
table.unpack({ 1, 2, 3, 4 }, 2, 3)
debug.sethook()
print(table.concat(seen, "\n")) --> expect: return sethook 0
--> expect: call fixed 2 a=1,b=2
--> expect: return fixed 4 (temporary)=1,(temporary)=2,(temporary)=3,(temporary)=4
--> expect: call captured 1 a=5
--> expect: call get 0
--> expect: return get 1 (temporary)=5
--> expect: return captured 2 (temporary)=5,(temporary)=5
--> expect: call nothing 0
--> expect: return nothing 0
--> expect: call pass 0
--> expect: return pass 3 (temporary)=1,(temporary)=2,(temporary)=3
--> expect: call pass 0
--> expect: return pass 3 (temporary)=1,(temporary)=2,(temporary)=3
--> expect: call sin 1 (C temporary)=0
--> expect: return sin 1 (C temporary)=0.0
--> expect: call select 4 (C temporary)=2,(C temporary)=a,(C temporary)=b,(C temporary)=c
--> expect: return select 2 (C temporary)=b,(C temporary)=c
--> expect: call unpack 3 (C temporary)=table,(C temporary)=2,(C temporary)=3
--> expect: return unpack 2 (C temporary)=2,(C temporary)=3
--> expect: call sethook 0

local results = {}
debug.sethook(function(event)
  local info = debug.getinfo(2, "rn")
  if event == "return" and info.ntransfer == 6 then results[#results + 1] = select(2, debug.getlocal(2, info.ftransfer + 5)) end
end, "r")
closing()
debug.sethook()
print(table.concat(results, " ")) --> expect: 12 12

local function pair(a, b) return a, b end
debug.sethook(function(event)
  local info = debug.getinfo(2, "rf")
  if info.func ~= pair and info.func ~= math.abs then return end
  if event == "call" then debug.setlocal(2, info.ftransfer + info.ntransfer - 1, -7)
  else debug.setlocal(2, info.ftransfer, info.func == pair and "first" or 70) end
end, "cr")
local x, y = pair("a", "b")
local z = math.abs(3)
debug.sethook()
print(x, y, z) --> expect: first	-7	70
print(debug.getinfo(1, "r").ftransfer, debug.getinfo(1, "r").ntransfer, debug.getinfo(print, "r").ntransfer) --> expect: 0	0	0
