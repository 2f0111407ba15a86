-- attack: operators before an operand by the hundred thousand
-- expect: ok
for _, operator in ipairs { "not ", "- ", "~ ", "#" } do
  for _, count in ipairs { 100, 1000, 200000 } do
    local chunk, message = load("local x = 1 return " .. operator:rep(count) .. "x")
    assert(chunk or message:find("overflow", 1, true), message)
  end
end
