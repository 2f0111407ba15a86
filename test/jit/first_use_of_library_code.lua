-- Library functions written in Lua are loaded at their first use, in the midst of a call by compiled code: what only that code holds stays
-- alive. Arguments: which of the functions below, and how many bytes are used before, so that a collection is due sooner or later.
local which, filler = ...
local weak = setmetatable({}, { __mode = "v" })
local function object(handlers)
  return setmetatable({}, handlers)
end
local finalizable = { __gc = function(self) self.isFinalized = true end }

local uses = {
  function() return tostring(object { __tostring = function() return "text" end }) end,
  function() return string.format("%s", object { __tostring = function() return "text" end }) end,
  function() return table.concat(object { __index = function(_, i) return i end, __len = function() return 3 end }, ",") end,
  function() return os.time(object { __index = { year = 2000, month = 1, day = 1, hour = 12 } }) > 0 end,
  function() return pcall(require, "no.such.module") end,
  function() return "10" + object { __add = function() return "sum" end } end,
  function() local list = { 3, 1, 2 } table.sort(list, function(x, y) return x < y end) return list[1] end,
  function() return (string.gsub("abc", "b", function(text) return text:upper() end)) end,
}
local use = uses[which]
local function run()
  local kept = { which }
  local held = setmetatable({ which }, finalizable)
  weak[1], weak[2] = kept, held
  local text = ("x"):rep(filler)
  local result = use()
  assert(weak[1] == kept and weak[2] == held and not held.isFinalized)
  return #text == filler and kept[1] == held[1] and result
end
return tostring(run())
