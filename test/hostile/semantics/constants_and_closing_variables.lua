-- attack: <const> and <close> in every place where they are refused, and values that cannot be closed
-- expect: ok
local function fails(text, code)
  local chunk, message = load(code)
  if chunk then chunk, message = pcall(chunk) end
  assert(not chunk and message:find(text, 1, true), message)
end
fails("attempt to assign to const variable 'a'", "local a <const> = 1; a = 2")
fails("attempt to assign to const variable 'a'", "local a <close> = nil; a = 2")
fails("attempt to assign to const variable 'a'", "local a <const> = 1; local function f() a = 2 end")
fails("attempt to assign to const variable 'a'", "local a <const> = {}; local b; b, a = 1, 2")
fails("attempt to assign to const variable 'a'", "local a <const> = 1; function a() end")
fails("unknown attribute 'x'", "local a <x> = 1")
fails("multiple to-be-closed variables in local list", "local a <close>, b <close> = nil, nil")
fails("variable 'a' got a non-closable value", "local a <close> = {}")
fails("variable 'a' got a non-closable value", "local a <close> = true")
fails("variable 'a' got a non-closable value", "local a <close> = 'text'")
fails("variable '(for state)' got a non-closable value", "for _ in print, nil, nil, 1 do end")
fails("metamethod 'close'", "local a <close> = setmetatable({}, { __close = print }); setmetatable(a, { __close = 5 })")
fails("metamethod 'close'", "local t = setmetatable({}, { __close = print }); local a <close> = t; setmetatable(t, nil)")
assert(load("local a <const> = 5; local function f() return a end; return f() + a")() == 10)
assert(load("local a <close>, b <const> = nil, 7; return b")() == 7)
local order = {}
local function closing(name) return setmetatable({}, { __close = function(_, message) order[#order + 1] = name .. (message and "!"
  or "") end }) end
for index = 1, 2 do
  local a <close>, b <const> = closing("a" .. index), nil
  local c <close> = closing("c" .. index)
  if index == 2 then break end
end
assert(table.concat(order, " ") == "c1 a1 c2 a2")
