-- attack: .. and ^ nest to the right
-- expect: ok
for _, operator in ipairs { "..", "^" } do
  for _, count in ipairs { 100, 5000, 200000 } do
    local chunk, message = load("local x = '1' return x" .. (operator .. "x"):rep(count))
    assert(chunk or message:find("overflow", 1, true) or message:find("too many", 1, true) or message:find("registers", 1, true), message)
  end
end
