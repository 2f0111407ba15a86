-- Runs one generated program and gives everything it did as one string. The same text runs on every engine that is compared.
-- What must stay true: a program sees copies of the libraries (so that programs cannot disturb each other), nothing whose result is
-- unspecified (order of pairs, addresses), and no loop without `tick`.
local load, pcall, type, tostring, select, setmetatable, getmetatable, next, rawget, error = load, pcall, type, tostring, select, setmetatable, getmetatable, next, rawget, error
local format, concat, sort, math_type, gsub, rep, sub = string.format, table.concat, table.sort, math.type, string.gsub, string.rep, string.sub

local function escape(c) return format("\\%03d", c:byte()) end
local function show(v)
  local kind = type(v)
  if kind == "number" then
    if v ~= v then return "nan" end
    if math_type(v) == "integer" then return format("%d", v) end
    return format("%.17gf", v)
  elseif kind == "string" then
    v = gsub(v, ": 0?x?[0-9a-fA-F]+", function(text) if #text > 8 then return ": ADDRESS" end end)
    v = gsub(v, "%-nan", "nan")
    return '"' .. gsub(v, "[^\32-\126]", escape) .. '"'
  elseif kind == "boolean" or kind == "nil" then
    return tostring(v)
  end
  return kind
end

local function copy(library)
  local result = {}
  for k, v in next, library do result[k] = v end
  return result
end

-- `times`: for tiers of one machine, how often the program runs, with the traceback of its error as part of what it did.
function RUN(source, times)
  local buffer, count, ticks = {}, 0, 0
  local env = {}
  env._G, env._VERSION = env, "Lua"
  for _, name in next, { "string", "table", "math", "coroutine", "utf8" } do env[name] = copy(_G[name]) end
  for _, name in next, { "pcall", "xpcall", "error", "assert", "type", "select", "tonumber", "ipairs", "rawget", "rawset", "rawequal", "rawlen", "setmetatable" } do env[name] = _G[name] end
  env.math.random, env.math.randomseed = nil, nil
  function env.out(...)
    local n = select("#", ...)
    for i = 1, n do
      count = count + 1
      if count < 500 then buffer[count] = show((select(i, ...))) end
    end
    count = count + 1
    if count < 500 then buffer[count] = ";" end
  end
  function env.tick()
    ticks = ticks + 1
    if ticks > 1500 then error("TICKS", 0) end
  end
  -- Bounds recursion: a chain of protected calls must not reach the 200 C calls where PUC stops.
  local calls = 0
  function env.enter()
    calls = calls + 1
    if calls > 40 then error("CALLS", 0) end
  end
  -- Keeps strings short, so that no loop doubles one for ever.
  function env.cap(v)
    if type(v) == "string" and #v > 200 then return sub(v, 1, 200) end
    return v
  end
  -- A key that makes no hole in a sequence: positive integers become strings.
  function env.key(v)
    if math_type(v) == "integer" and v > 0 or math_type(v) == "float" and v > 0 and v < 1e6 then return "k" .. tostring(v) end
    return v
  end
  -- The keys of a table in an order of our own, with their values.
  function env.fields(t)
    local list = {}
    for k, v in next, t do list[#list + 1] = show(k) .. "=" .. show(v) end
    sort(list)
    return concat(list, ",")
  end
  function env.tostring(v)
    local kind = type(v)
    if kind == "table" or kind == "function" or kind == "thread" then
      local mt = getmetatable(v)
      if not (type(mt) == "table" and rawget(mt, "__tostring")) then return kind end
    end
    return tostring(v)
  end
  function env.string.rep(s, n, separator)
    if type(n) == "number" and n > 50 then n = 50 end
    return rep(s, n, separator)
  end
  function env.getmetatable(v)
    if type(v) == "string" then return nil end
    return getmetatable(v)
  end
  function env.load(text, name) return load(text, name or "=l", "t", env) end

  local f, message = load(source, "=g", "t", env)
  if not f then return "COMPILE " .. show(message) end
  if times then
    env.memory = function() return collectgarbage("count") * 1024 end
    for _ = 1, times do
      ticks, calls = 0, 0
      env.out(xpcall(f, debug.traceback))
    end
  else env.out(pcall(f)) end
  return concat(buffer, " ", 1, count < 499 and count or 499)
end
