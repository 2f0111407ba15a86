-- attack: patterns that recurse for each item
-- expect: ok
-- fuel: 400M
local function try(...)
  local ok, message = pcall(...)
  assert(ok or message:find("pattern too complex", 1, true) or message:find("too many captures", 1, true), message)
end
local text = ("a"):rep(400000)
try(string.find, text, "^" .. ("a-"):rep(1000))
try(string.find, text, ("a?"):rep(100000))
try(string.match, text, "^.-b")
try(string.match, text:sub(1, 4000), "^(.-)%1$")
try(string.gsub, text, "(.-)$", "%1")
try(string.find, text, ("(a)"):rep(32))
try(string.find, text, ("(a)"):rep(33))
try(string.find, text, ("%f[a]a*"):rep(10000))
assert(select(2, text:find("^a-$")) == 400000)
