-- attack: a hundred thousand operands at one level need no depth
-- expect: ok
for _, operator in ipairs { "+", "-", "*", "/", "//", "%", "&", "|", "~", "<<", ">>", " and ", " or ", "==", "<" } do
  local chunk, message = load("local x = ... return x" .. (operator .. "x"):rep(20000))
  assert(chunk, message)
end
assert(load("local x = ... return x" .. (" + x"):rep(100000))(2) == 200002)
assert(load("return 1" .. (" + 1"):rep(100000))() == 100001)
