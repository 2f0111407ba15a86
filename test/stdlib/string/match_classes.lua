-- Character classes and sets.
local text = "The year 2024, costs $5.50 (approx.)\t_end\n"
for _, class in ipairs { "%a+", "%d+", "%l+", "%u+", "%s+", "%p+", "%w+", "%x+", "%c+", "%g+", "%D", "%A+", "%W+", "[%w_]+$",
  "[^%s]+", "[0-9.]+", "[%$%.]", "[a-c]", "[^a-z]", "[]]", "[%]]", "[%a-]", "[a-]", "." } do
  print(class, (("%q"):format(text:match(class)))) --> expect: %a+	"The"
  --> expect: %d+	"2024"
  --> expect: %l+	"he"
  --> expect: %u+	"T"
  --> expect: %s+	" "
  --> expect: %p+	","
  --> expect: %w+	"The"
  --> expect: %x+	"e"
  --> expect: %c+	"\9"
  --> expect: %g+	"The"
  --> expect: %D	"T"
  --> expect: %A+	" "
  --> expect: %W+	" "
  --> expect: [%w_]+$	nil
  --> expect: [^%s]+	"The"
  --> expect: [0-9.]+	"2024"
  --> expect: [%$%.]	"$"
  --> expect: [a-c]	"a"
  --> expect: [^a-z]	"T"
  --> expect: []]	nil
  --> expect: [%]]	nil
  --> expect: [%a-]	"T"
  --> expect: [a-]	"a"
  --> expect: .	"T"
end
