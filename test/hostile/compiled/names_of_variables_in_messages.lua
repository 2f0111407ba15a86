-- attack: messages of hot code name locals, upvalues, fields, methods and constants
-- expect: ok
local up
local function try(kind, t)
  if kind == 1 then return t.a.b.c
  elseif kind == 2 then return up.x
  elseif kind == 3 then return t:method()
  elseif kind == 4 then return undefinedglobal.x
  elseif kind == 5 then return t .. "x"
  elseif kind == 6 then return #up
  elseif kind == 7 then return t < 1
  elseif kind == 8 then return -t end
  return kind
end
for _ = 1, 100000 do assert(try(0) == 0) end
local wanted = {
  "attempt to index a nil value (field 'a')", "attempt to index a nil value (upvalue 'up')",
  "attempt to call a nil value (method 'method')",
  "attempt to index a nil value (global 'undefinedglobal')", "attempt to concatenate a table value (local 't')",
  "attempt to get length of a nil value (upvalue 'up')",
  "attempt to compare table with number", "attempt to perform arithmetic on a table value (local 't')",
}
for kind, text in ipairs(wanted) do
  local ok, message = pcall(try, kind, {})
  assert(not ok and message:find(text, 1, true), message)
end
