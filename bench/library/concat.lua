-- Building strings: table.concat of many pieces, with separators and numbers, and the operator.
-- n: 1600  expected: 6280420
-- test n: 3  expected: 11172
function run(n)
  local concat = table.concat
  local sum = 0
  for i = 1, n do
    local pieces = {}
    for j = 1, 300 do pieces[j] = "piece" end
    for j = 301, 400 do pieces[j] = j end
    local joined = concat(pieces)
    local listed = concat(pieces, ", ")
    local some = concat(pieces, "-", 10, 20)
    sum = sum + #joined + listed:byte(-1) + #some + joined:byte(i % 100 + 1)
    local built = ""
    for j = 1, 100 do built = built .. "line " .. j .. "\n" end
    sum = sum + #built + built:byte(i % 100 + 1)
    local prepended = ""
    for j = 1, 50 do prepended = "x" .. prepended end
    sum = sum + prepended:byte(25)
    for j = 1, 100 do
      local key = "key" .. j .. ":" .. i
      sum = sum + #key
    end
  end
  return sum
end
