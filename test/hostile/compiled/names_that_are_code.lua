-- attack: names and texts that would end the text they are put into, in hot code
-- expect: ok
local keys = { "__proto__", "constructor", "a-b", "a'b", 'a"b', "a`b", "a\\b", "a${b}", "a\nb", "a\rb", "\u{2028}", "\0", "*/", "//", "]]",
  "</script>", "toString", "valueOf", "then", "arguments", "this", "$", "_", "\xff" }
for index, key in ipairs(keys) do
  local text = ("local t, sum = {}, 0 for i = 1, 2000 do t[%q] = i sum = sum + t[%q] end return sum, t[%q], %q"):format(key, key, key, key)
  local sum, last, name = load(text, "=" .. key)()
  assert(sum == 2001000 and last == 2000 and name == key, key)
end
