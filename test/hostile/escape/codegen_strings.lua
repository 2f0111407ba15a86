-- attack: string constants, field names and chunk names that try to break out of generated JavaScript
-- expect: ok
local evil = { "*/", "/*", "//", "\n", "\r", "\u{2028}", "\u{2029}", "`", "${1}", "${process.exit(66)}", "'", "\"", "\\", "\\'", "\\\"",
  "';process.exit(66);'", "\");process.exit(66);(\"", "*/process.exit(66);/*", "</script>", "<!--", "-->", "\0", "\\u{0}", "\\x41",
  "//# sourceURL=x", "//# sourceMappingURL=data:,", "%s%d%n", "$&", "$1", "$`", "__proto__", "\xff", "use strict" }
for i, e in ipairs(evil) do
  local q = string.format("%q", e)
  local src = ([[
    local t, s, n = { [TEXT] = TEXT }, TEXT, 0
    for k = 1, 300 do
      if t[s] == TEXT then n = n + #s end
    end
    return s, n
  ]]):gsub("TEXT", function() return q end)
  local f = assert(load(src, e))
  local s, n = f()
  assert(s == e and n == 300 * #e, i)
  for _, chunk in ipairs { e, "=" .. e, "@" .. e } do
    local g = assert(load("local a = 0; for i = 1, 300 do a = a + i end; local x = nil; return x.y", chunk))
    local ok, err = pcall(g)
    assert(not ok and err:find("attempt to index", 1, true), i)
    local bad, msg = load("return +", chunk)
    assert(bad == nil and type(msg) == "string")
  end
  local h = assert(load("return function(a) a[" .. q .. "] = 1; return a[" .. q .. "] end"))()
  for _ = 1, 300 do assert(h({}) == 1) end
end
