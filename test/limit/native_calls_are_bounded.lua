--! tsuki-only: PUC stops at about 200 C calls
-- Calls by metamethods, library functions, protected calls and coroutines count together, however they follow upon one another.
local function depth(nest)
  local count = 0
  local ok, message = pcall(function() local function down() count = count + 1 return (nest(down)) end down() end)
  return count, message
end
local ways = {
  pcall = function(down) local ok, message = pcall(down) error(message, 0) end,
  gsub = function(down) return (("a"):gsub("a", down)) end,
  sort = function(down) table.sort({ 1, 2 }, down) end,
  index = function(down) return setmetatable({}, { __index = down }).x end,
  iterator = function(down) for _ in down do end end,
  close = function(down) local guard <close> = setmetatable({}, { __close = down }) end,
  wrap = function(down) coroutine.wrap(down)() end,
}
for _, name in ipairs { "pcall", "gsub", "sort", "index", "iterator", "close", "wrap" } do
  local count, message = depth(ways[name])
  print(name, count > 10000 and count < 11000, (message:gsub("^.*: ", "")))
end
--> expect: pcall	true	C stack overflow
--> expect: gsub	true	C stack overflow
--> expect: sort	true	C stack overflow
--> expect: index	true	C stack overflow
--> expect: iterator	true	C stack overflow
--> expect: close	true	C stack overflow
--> expect: wrap	true	C stack overflow

-- A recursion of Lua functions that use metamethods on the way is no nesting of them.
local list = setmetatable({}, { __len = function() return 1 end, __index = function() return 1 end })
local function down(n) if n == 0 then return #list end return (down(n - list.x)) end
print(down(150000)) --> expect: 1
-- Nor is one whose functions call in protected mode, one after the other.
local function around(n) pcall(error) if n > 0 then return (around(n - 1)) end return "done" end
print(around(100000)) --> expect: done
