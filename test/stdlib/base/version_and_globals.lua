-- The globals of Lua 5.4, and none of older versions.
print(_VERSION, _G._G == _G, _G.print == print) --> expect: Lua 5.4	true	true
for _, name in ipairs { "assert", "collectgarbage", "error", "getmetatable", "ipairs", "load", "next", "pairs", "pcall",
  "print", "rawequal", "rawget", "rawlen", "rawset", "select", "setmetatable", "tonumber", "tostring", "type", "xpcall",
  "coroutine", "math", "string", "table" } do
  if _G[name] == nil then print("missing", name) end
end
print(unpack, loadstring, setfenv, table.getn) --> expect: nil	nil	nil	nil
