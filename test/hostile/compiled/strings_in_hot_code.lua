-- attack: constants that would end strings, comments and templates of generated code, in loops of a hundred thousand turns
-- expect: ok
local evil = { "*/", "`", "${x}", "\\", "'", '"', "\n", "\r\n", "\u{2028}", "\u{2029}", "\0", "\xff", "<!--", "-->", "//", "\\u0000",
  "__proto__", "]]" }
for _, text in ipairs(evil) do
  local quoted = string.format("%q", text)
  local code = ([[
    local t, n = { [TEXT] = 1 }, 0
    for i = 1, 10000 do
      n = n + t[TEXT]
      if TEXT == i then n = -1 end
    end
    return n, TEXT
  ]]):gsub("TEXT", function() return quoted end)
  local n, back = assert(load(code, "=" .. text))()
  assert(n == 10000 and back == text)
end
