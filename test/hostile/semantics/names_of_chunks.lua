-- attack: chunk names with newlines, quotes, zeros, and of any length, in messages and in debug information
-- expect: ok
local function name_in_message(name)
  local _, message = pcall(load("error('x')", name))
  return message:match("^(.*):1: x$")
end
assert(name_in_message("=short") == "short" and name_in_message("@file.lua") == "file.lua"
  and name_in_message("return 1") == '[string "return 1"]')
assert(name_in_message("first\nsecond") == '[string "first..."]' and name_in_message("\nsecond") == '[string "..."]'
  and name_in_message("") == '[string ""]')
assert(#name_in_message("=" .. ("x"):rep(100)) == 59 and #name_in_message("@" .. ("y"):rep(100)) == 59
  and name_in_message("@" .. ("y"):rep(100)):sub(1, 3) == "...")
for _, name in ipairs { "=]]", "=\"'`", "=${x}", "=*/", "=\u{2028}", "=\xff", "=__proto__", "=constructor", "=%s%d", "=\r\n" } do
  assert(name_in_message(name) == name:sub(2), name)
  assert(debug.getinfo(load("", name), "S").source == name)
end
