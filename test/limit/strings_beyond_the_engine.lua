--! tsuki-only: PUC builds these strings if there is memory
-- Strings longer than the engine can hold are refused as a lack of memory, before or while they are built.
local half = ("x"):rep(1 << 28)
print(pcall(string.rep, "x", 1 << 30)) --> expect: false	not enough memory
print(pcall(string.rep, half, 2)) --> expect: false	not enough memory
print(pcall(table.concat, { half, half })) --> expect: false	not enough memory
print(pcall(function() return half .. half end)) --> expect: false	not enough memory
print(pcall(string.format, "%s%s", half, half)) --> expect: false	not enough memory
print(pcall(string.pack, "c2147483639", "")) --> expect: false	not enough memory
print(pcall(string.pack, "zz", half, half)) --> expect: false	not enough memory
print(pcall(string.gsub, "ab", "%w", half)) --> expect: false	not enough memory
print(pcall(string.gsub, "ab", "%w", function() return half end)) --> expect: false	not enough memory
print(pcall(string.gsub, "ab", "%w", { a = half, b = half })) --> expect: false	not enough memory
print(#half, #half:sub(2)) --> expect: 268435456	268435455
