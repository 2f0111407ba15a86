-- Binary chunks: modes, pieces, and what is said about those that are none.
local code = string.dump(function(...) return select("#", ...), ... end)
print(load(code)(1, nil)) --> expect: 2	1	nil
print(load(code, "name", "b")("x")) --> expect: 1	x
print(load(code, "name", "t")) --> expect: nil	attempt to load a binary chunk (mode is 't')
print(load(code, "name", "")) --> expect: nil	attempt to load a binary chunk (mode is '')
print(load("return 1", "name", "b")) --> expect: nil	attempt to load a text chunk (mode is 'b')
local position = 0
local function pieces()
  position = position + 1
  return position <= #code and code:sub(position, position) or nil
end
print(load(pieces, "name", "b")(7)) --> expect: 1	7
print(load(code:sub(1, -2), "=short")) --> expect: nil	short: bad binary format (truncated chunk)
print(load(code:sub(1, 20), "@file.lua")) --> expect: nil	file.lua: bad binary format (truncated chunk)
print(load("\27", "text")) --> expect: nil	text: bad binary format (truncated chunk)
print(load("\27Lua")) --> expect: nil	binary string: bad binary format (truncated chunk)
print(load("\27LuX" .. code:sub(5), "=other")) --> expect: nil	other: bad binary format (not a binary chunk)
print(load("\27Lua\x53" .. code:sub(6), "=other")) --> expect: nil	other: bad binary format (version mismatch)
print(load(code .. "more")("and", "more")) --> expect: 2	and	more
for length = 1, #code - 1 do
  local f, message = load(code:sub(1, length), "=c")
  if f or message ~= "c: bad binary format (truncated chunk)" then print(length, f, message) end
end
print(pcall(string.dump)) --> expect: false	bad argument #1 to 'string.dump' (function expected, got no value)
print(pcall(string.dump, 1)) --> expect: false	bad argument #1 to 'string.dump' (function expected, got number)
print(pcall(string.dump, print)) --> expect: false	unable to dump given function
print(pcall(string.dump, coroutine.wrap(print))) --> expect: false	unable to dump given function
print(pcall(function() string.dump(string.dump) end)) --> expect: false	binary_chunks.lua:29: unable to dump given function

-- everything there is
local function all(a, b, ...)
  local t = {a, b, x = "x", ...; n = select("#", ...)}
  local sum = 0
  for i = 1, #t do if math.type(t[i]) then sum = sum + t[i] * 2 // 1 end end
  for k, v in pairs({k = "v"}) do t[k] = v end
  for _, name in ipairs {"p", "q"} do t[name] = function(self) return self.x .. name .. sum end end
  do
    local closed <close> = setmetatable({}, {__close = function() t.closed = true end})
    goto after
  end
  ::after::
  local i = 0
  repeat local j = i; i = i + 1 until j > 2
  while i > 0 do i = i - 1 if i == 1 then break end end
  return t:p(), t.q(t), t.k, t.closed, t.n, i, a and b or nil, not a, -sum, ~1, 1 << 62, 0x1p-3, 1e300, #"\0\xff", math.mininteger
end
print(all(1, 2.5, "3", nil)) --> expect: xp7.0	xq7.0	v	true	2	1	2.5	false	-7.0	-2	4611686018427387904	0.125	1e+300	2	-9223372036854775808
print(load(string.dump(all), "all", "b", _ENV)(1, 2.5, "3", nil)) --> expect: xp7.0	xq7.0	v	true	2	1	2.5	false	-7.0	-2	4611686018427387904	0.125	1e+300	2	-9223372036854775808
local reloaded = load(string.dump(all, true))
debug.setupvalue(reloaded, 1, _ENV)
print(reloaded(1, 2.5, "3", nil)) --> expect: xp7.0	xq7.0	v	true	2	1	2.5	false	-7.0	-2	4611686018427387904	0.125	1e+300	2	-9223372036854775808
print(string.dump(all) == string.dump(all), #string.dump(all, true) < #string.dump(all)) --> expect: true	true
