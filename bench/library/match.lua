-- string.match with captures: log lines, dates, key-value pairs, URLs, numbers.
-- n: 19000  expected: 31057191000
-- test n: 3  expected: 4903767
local lines = {
  '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326',
  '10.1.22.133 - - [11/Oct/2000:01:02:03 +0200] "POST /api/items/42?verbose=1 HTTP/1.1" 404 17',
  '192.168.100.7 - alice [12/Dec/2001:23:59:59 +0000] "PUT /a/very/long/path/to/some/resource.json HTTP/1.1" 500 123456',
}
local dates = { "2024-02-29", "1999-12-31T23:59:58", "not a date", "2024-2-9" }
local assignments = { "name = value", "  indented=yes  ", "# comment", "path.to.key   =   a b c" }
local numbers = { "123", "-4.5e10", "0x1F", "abc", "3.", ".5" }

function run(n)
  local sum = 0
  for i = 1, n do
    for _, line in ipairs(lines) do
      local host, user, time, method, path, status, size =
        line:match('^(%S+) %S+ (%S+) %[([^%]]+)%] "(%u+) (%S+) [^"]*" (%d+) (%d+)$')
      sum = sum + #host + #user + #time + #method + #path + status + size
    end
    for _, date in ipairs(dates) do
      local year, month, day = date:match("^(%d%d%d%d)-(%d%d)-(%d%d)")
      if year then sum = sum + year * 372 + month * 31 + day end
    end
    for _, pair in ipairs(assignments) do
      local key, value = pair:match("^%s*([%w.]+)%s*=%s*(.-)%s*$")
      if key then sum = sum + #key * 100 + #value end
    end
    for _, number in ipairs(numbers) do
      if number:match("^[+-]?%d+%.?%d*[eE]?[+-]?%d*$") then sum = sum + 1 end
    end
    local scheme, name, port, path = ("https://example.org:8080/some/path?query"):match("^(%a+)://([^/:]+):?(%d*)(/?.*)$")
    sum = sum + #scheme + #name + port + #path
  end
  return math.tointeger(sum)
end
