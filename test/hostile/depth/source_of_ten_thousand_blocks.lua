-- attack: source texts that nest what they can, and one level more
-- expect: ok
local function check(open, close, first, middle)
  for _, count in ipairs { 10, 150, 250, 10000 } do
    local chunk, message = load((first or "") .. open:rep(count) .. (middle or "") .. close:rep(count))
    assert(chunk or message:find("levels", 1, true) or message:find("limit", 1, true) or message:find("overflow", 1, true), message)
  end
end
check("do ", " end ")
check("while true do ", " end ")
check("if x then ", " end ")
check("for i = 1, 2 do ", " end ")
check("repeat ", " until true ")
check("local function f() ", " end ")
check("return function() ", " end ")
check("{", "}", "x = ")
check("(", ")", "x = ", "1")
check("f(", ")", "x = ", "1")
check("a[", "]", "x = ", "1")
check("- ", "", "x = ", "1")
check("1 .. ", "", "x = ", "1")
check("2 ^ ", "", "x = ", "1")
