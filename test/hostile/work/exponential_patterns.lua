-- attack: patterns whose work doubles with each item
-- expect: limit fuel
local text = ("a"):rep(40)
while true do
  pcall(string.find, text, ("a*"):rep(20) .. "b")
  pcall(string.find, text, ("a-"):rep(20) .. "b")
  pcall(string.find, text, ("(a?)"):rep(20) .. ("a"):rep(40) .. "b")
end
