-- A log parser: lines of four formats (web access, system messages, key=value pairs, stack traces over several lines) are generated, told
-- apart and taken apart by patterns, cleaned of secrets, and summarized: hits by path, slowest requests, error rates by minute, sessions.
-- n: lines to generate.
-- n: 60000  expected: 6835752 229363 33363-12582
-- test n: 400  expected: 45438 49201 18053-30901
local format, concat, insert = string.format, table.concat, table.insert

local function generator(a, b)
  return function(limit)
    a, b = a * 171 % 30269, b * 172 % 30307
    return (a * 2 + b) % limit
  end
end

---------------------------------------------------------------------------------------------------------------------------- generated logs

local function one_of(random, list) return list[random(#list) + 1] end

local methods = { "GET", "GET", "GET", "POST", "PUT", "DELETE" }
local paths = { "/", "/index.html", "/api/users/%d", "/api/orders/%d/items?page=%d", "/static/app.%d.js", "/search?q=lua+%d&token=s3cr3t%d" }
local agents = { "Mozilla/5.0 (X11; Linux x86_64)", "curl/8.5.0", "Googlebot/2.1 (+http://www.google.com/bot.html)" }
local units = { "kernel", "sshd", "cron", "nginx", "postgres" }
local messages = {
  "Accepted publickey for user%d from 10.0.%d.%d port %d ssh2",
  "connection closed by 192.168.%d.%d [preauth] after %d ms (%d bytes)",
  "worker process %d exited on signal %d; restarting (%d of %d)",
}
local months = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" }

local function fill(random, template) return (template:gsub("%%d", function() return random(250) end)) end

local writers = {
  function(random, second)
    return format('10.%d.%d.%d - %s [%02d/%s/2024:%02d:%02d:%02d +0000] "%s %s HTTP/1.1" %d %d "%s" "%s"',
      random(4), random(4), random(250), random(3) == 0 and "user" .. random(40) or "-", second // 86400 % 28 + 1, "Mar",
      second // 3600 % 24, second // 60 % 60, second % 60, one_of(random, methods), fill(random, one_of(random, paths)),
      one_of(random, { 200, 200, 200, 201, 304, 404, 500 }), random(60000), "-", one_of(random, agents))
  end,
  function(random, second)
    return format("%s %2d %02d:%02d:%02d host%d %s[%d]: %s", one_of(random, months), second // 86400 % 28 + 1, second // 3600 % 24,
      second // 60 % 60, second % 60, random(5), one_of(random, units), random(30000), fill(random, one_of(random, messages)))
  end,
  function(random, second)
    return format('ts=%d level=%s msg="handled \\"request\\" %d" duration=%d.%03dms tenant=t%d password=hunter%d retry=%s', 1700000000 + second,
      one_of(random, { "info", "info", "warn", "error" }), random(1000), random(900), random(1000), random(20), random(99),
      random(2) == 0 and "true" or "false")
  end,
  function(random, second)
    local lines = { format("[%d] ERROR main.lua:%d: attempt to index a nil value (field '%s')", second, random(400) + 1,
      one_of(random, { "name", "parent", "items" })), "stack traceback:" }
    for _ = 1, random(4) + 1 do
      insert(lines, format("\t%s.lua:%d: in %s", one_of(random, { "app", "db", "view" }), random(900) + 1,
        one_of(random, { "function 'render'", "method 'save'", "upvalue 'helper'", "main chunk" })))
    end
    return concat(lines, "\n")
  end,
}

local function generate(count)
  local random, lines = generator(3, 5), {}
  for i = 1, count do lines[i] = writers[random(8) // 3 + (random(20) == 0 and 2 or 1)](random, i // 4) end
  return concat(lines, "\n") .. "\n"
end

----------------------------------------------------------------------------------------------------------------------------------- parsers

local function parse_query(query)
  local result = {}
  for name, value in query:gmatch("([^&=]+)=([^&]*)") do result[name] = value:gsub("+", " ") end
  return result
end

local function parse_access(line)
  local address, user, day, month, year, clock, request, status, size, rest =
    line:match('^(%d+%.%d+%.%d+%.%d+) %- (%S+) %[(%d+)/(%a+)/(%d+):([%d:]+) [+-]%d+%] "([^"]*)" (%d+) (%d+) "[^"]*" (.*)$')
  if not address then return nil end
  local method, target = request:match("^(%u+) (%S+) HTTP/%d%.%d$")
  local path, query = target:match("^([^?]*)%??(.*)$")
  return {
    kind = "access", address = address, user = user ~= "-" and user or nil, date = year .. "-" .. month .. "-" .. day,
    minute = clock:sub(1, 5), method = method, path = path:gsub("%d+", ":n"), query = parse_query(query),
    status = tonumber(status), size = tonumber(size), robot = rest:lower():find("bot", 1, true) ~= nil,
  }
end

local function parse_system(line)
  local month, day, clock, host, unit, process, text = line:match("^(%u%l%l) +(%d+) (%d%d:%d%d:%d%d) (%S+) ([%w_]+)%[(%d+)%]: (.*)$")
  if not month then return nil end
  local numbers = {}
  for number in text:gmatch("%f[%d]%d+%f[%D]") do numbers[#numbers + 1] = tonumber(number) end
  return {
    kind = "system", minute = clock:sub(1, 5), host = host, unit = unit, process = tonumber(process),
    template = text:gsub("%d+%.%d+%.%d+%.%d+", "<address>"):gsub("%d+", "<n>"), numbers = numbers, date = month .. day,
  }
end

-- key=value pairs; a value is a word or a quoted string with escapes.
local function parse_pairs(line)
  if not line:find("^ts=") then return nil end
  local record, position = { kind = "pairs" }, 1
  while true do
    local key, start = line:match("^%s*([%w_]+)=()", position)
    if not key then return record end
    if line:sub(start, start) == '"' then
      local stop = start
      repeat stop = line:find('"', stop + 1, true) until not stop or line:sub(stop - 1, stop - 1) ~= "\\"
      if not stop then return nil end
      record[key] = line:sub(start + 1, stop - 1):gsub('\\"', '"')
      position = stop + 1
    else
      record[key], position = line:match("^(%S+)()", start)
    end
  end
end

local function parse_trace(line, following)
  local second, file, number, message = line:match("^%[(%d+)%] ERROR ([%w_.]+):(%d+): (.*)$")
  if not second then return nil end
  local frames = {}
  following()
  while true do
    local text = following(true)
    local where, position, what = (text or ""):match("^\t([%w_]+)%.lua:(%d+): in (.*)$")
    if not where then break end
    frames[#frames + 1] = { where = where, line = tonumber(position), what = what:match("'(.-)'") or what }
    following()
  end
  return { kind = "trace", file = file, line = tonumber(number), message = message, field = message:match("%(field '(%w+)'%)"), frames = frames }
end

local parsers = { parse_access, parse_system, parse_pairs, parse_trace }

local function mask(line)
  return (line:gsub("(token=)[^&%s]*", "%1***"):gsub("(password=)%S+", function(name) return name .. "***" end))
end

------------------------------------------------------------------------------------------------------------------------------------ report

local Counter = {}
Counter.__index = Counter
function Counter.new() return setmetatable({ counts = {}, total = 0 }, Counter) end
function Counter:add(key, amount)
  self.counts[key] = (self.counts[key] or 0) + (amount or 1)
  self.total = self.total + (amount or 1)
end
function Counter:top(limit)
  local keys = {}
  for key in pairs(self.counts) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b)
    if self.counts[a] ~= self.counts[b] then return self.counts[a] > self.counts[b] end
    return a < b
  end)
  local lines = {}
  for i = 1, math.min(limit, #keys) do lines[i] = format("%-60s %8d", keys[i], self.counts[keys[i]]) end
  return concat(lines, "\n")
end

local function lines_of(text)
  local position = 1
  return function(peek)
    local start, stop = text:find("\n", position, true)
    if not start then return nil end
    local line = text:sub(position, start - 1)
    if not peek then position = stop + 1 end
    return line
  end
end

local function summarize(text)
  local kinds, hits, errors, templates, slow, fields = Counter.new(), Counter.new(), Counter.new(), Counter.new(), {}, Counter.new()
  local sessions, masked, bytes = {}, {}, 0
  local next_line = lines_of(text)
  for line in next_line do
    local record
    for i = 1, #parsers do
      record = parsers[i](line, next_line)
      if record then break end
    end
    if not record then
      kinds:add("unknown")
      goto continue
    end
    kinds:add(record.kind)
    if record.kind == "access" then
      hits:add(record.method .. " " .. record.path)
      bytes = bytes + record.size
      if record.status >= 500 then errors:add(record.date .. " " .. record.minute) end
      if record.user and not record.robot then
        local session = sessions[record.user] or { first = record.minute, pages = {} }
        session.last = record.minute
        session.pages[#session.pages + 1] = record.path
        sessions[record.user] = session
      end
    elseif record.kind == "system" then
      templates:add(record.unit .. ": " .. record.template)
    elseif record.kind == "pairs" then
      local duration = tonumber(record.duration:match("^([%d.]+)ms$"))
      slow[#slow + 1] = { duration = duration, message = record.msg, tenant = record.tenant }
    else
      fields:add(record.field .. " in " .. record.frames[1].where .. "/" .. #record.frames)
    end
    if #masked < 2000 then masked[#masked + 1] = mask(line) end
    ::continue::
  end
  table.sort(slow, function(a, b)
    if a.duration ~= b.duration then return a.duration > b.duration end
    if a.tenant ~= b.tenant then return a.tenant < b.tenant end
    return a.message < b.message
  end)
  local users = {}
  for user, session in pairs(sessions) do
    users[#users + 1] = format("%s %s-%s %d pages, %d chars", user, session.first, session.last, #session.pages, #concat(session.pages))
  end
  table.sort(users)
  local slowest = {}
  for i = 1, math.min(20, #slow) do slowest[i] = format("%9.3f %-4s %q", slow[i].duration, slow[i].tenant, slow[i].message) end
  return concat({
    kinds:top(5), hits:top(20), errors:top(10), templates:top(20), fields:top(10), concat(slowest, "\n"), concat(users, "\n"),
    tostring(bytes), concat(masked, "\n"),
  }, "\n---\n")
end

local function checksum(text)
  local a, b = 1, 0
  for i = 1, #text do
    a = (a + text:byte(i)) % 65521
    b = (b + a) % 65521
  end
  return a .. "-" .. b
end

function run(n)
  local text = generate(n)
  local report = summarize(text)
  return #text .. " " .. #report .. " " .. checksum(report)
end
