-- Which events a hook gets, in which order, and what `getinfo` tells of the function they are about.
local function trace(mask, body)
  local log = {}
  debug.sethook(function(event, line)
    local info = debug.getinfo(2, "nSlt")
    log[#log + 1] = event .. (line and ":" .. line or "") .. " " .. tostring(info.name or info.what)
    assert(event ~= "line" or info.currentline == line)
    assert(event ~= "tail call" or info.istailcall)
  end, mask)
  body()
  debug.sethook()
  return table.concat(log, "; ")
end

local function add(x, y)
  local sum = x + y
  return sum
end
print(trace("crl", function() --> expect: return sethook; line:10 trace; call body; line:20 body; call add; line:16 add; line:17 add; return add; line:21 body; line:22 body; call max; return max; line:21 body; call add; line:16 add; line:17 add; return add; line:23 body; return body; line:11 trace; call sethook
  local a = add(1, 2)
  local b = add(a,
    math.max(a, 3))
  return b
end))

-- Tail calls, of Lua and of library functions.
local function down(n) if n == 0 then return "done" end return down(n - 1) end
print(trace("cr", function() local x = down(2) return math.abs(-1) end)) --> expect: return sethook; call body; call down; tail call Lua; tail call Lua; return Lua; call abs; return abs; return body; call sethook
print(trace("crl", function() --> expect: return sethook; line:10 trace; call body; line:30 body; line:31 body; line:30 body; call select; return select; return body; line:11 trace; call sethook
  return select(2,
    1, 2)
end))

-- Loops: every jump back is a line, also to the same one.
print(trace("l", function() --> expect: line:10 trace; line:36 body; line:36 body; line:36 body; line:37 body; line:38 body; line:39 body; line:38 body; line:39 body; line:38 body; line:41 body; line:42 body; line:41 body; line:42 body; line:44 body; line:45 body; line:44 body; line:45 body; line:44 body; line:46 body; line:47 body; line:49 body; line:50 body; line:11 trace
  for i = 1, 3 do local x = i end
  local n = 0
  while n < 2 do
    n = n + 1
  end
  repeat n = n - 1
  until n == 0
  for k, v in
    pairs { 1, 2 } do
    n = k
  end
  goto skip
  n = 0
  ::skip:: n = 1
end))

-- Variable arguments, and captured parameters and variables, are no lines of their own.
print(trace("crl", function(...) --> expect: return sethook; line:10 trace; call body; line:54 body; line:57 body; line:58 body; call get; line:56 get; return get; line:59 body; return body; line:11 trace; call sethook
  local first = ...
  local function get()
    return first
  end
  get()
end))

-- A function and its caller are on the same line.
print(trace("crl", function() local function same() return 1 end local x = same() + same() end)) --> expect: return sethook; line:10 trace; call body; line:62 body; call same; line:62 same; return same; call same; line:62 same; return same; return body; line:11 trace; call sethook

-- Metamethods, and iterators.
local mt = { __add = function() return 1 end, __eq = function() return true end, __concat = function() return "" end,
  __lt = function() return true end, __call = function() return 2 end, __index = rawget, __newindex = rawset, __len = rawlen }
local o, p = setmetatable({}, mt), setmetatable({}, mt)
print(trace("cr", function() --> expect: return sethook; call body; call add; return add; call eq; return eq; call concat; return concat; call lt; return lt; call o; return o; call index; return index; call len; return len; call newindex; return newindex; return body; call sethook
  local x = o + 1, o == p, 1 .. o .. 2, o < p, o(), o.x, #o
  o.y = 1
end))
print(trace("cr", function() --> expect: return sethook; call body; call for iterator; return for iterator; call for iterator; return for iterator; call pairs; return pairs; call for iterator; return for iterator; call for iterator; return for iterator; call ipairs; return ipairs; call for iterator; return for iterator; call for iterator; return for iterator; call gmatch; return gmatch; call for iterator; return for iterator; call for iterator; return for iterator; return body; call sethook
  for i in function(_, i) if not i then return 1 end end do local x = i end
  for k in pairs { 1 } do local x = k end
  for i in ipairs { 1 } do local x = i end
  for w in string.gmatch("a", "a") do local x = w end
end))

-- To-be-closed variables: the return comes after them.
local closing = setmetatable({}, { __close = function() local one, two = 1, 2 end })
print(trace("crl", function() --> expect: return sethook; line:10 trace; call body; line:83 body; call close; line:80 close; return close; line:85 body; line:86 body; call close; line:80 close; return close; return body; line:11 trace; call sethook
  do
    local c <close> = closing
  end
  local d <close> = closing
  return 1
end))
print(trace("cr", function() --> expect: return sethook; call body; call pcall; call Lua; call error; call Lua; return Lua; return pcall; call for iterator; return for iterator; call close; return close; return body; call sethook
  pcall(function()
    local c <close> = closing
    error("e")
  end)
  for _ in next, {}, nil, closing do end
end))
