-- string.format of floats: fixed, general and exponential notation, widths.
-- n: 27000  expected: 3481636
-- test n: 3  expected: 314
function run(n)
  local format = string.format
  local sum = 0
  for i = 1, n do
    local x = i * 1.37 + 1 / i
    sum = sum + #format("%.2f", x) + #format("%5.1f|%-10.3f|%+.0f", x, -x, x) + #format("%f", x / 7)
    sum = sum + #format("%g", x) + #format("%.14g", x / 3) + #format("%.3g", x * 1e10) + #format("%.17g", x)
    sum = sum + #format("%e", x) + #format("%10.4e", x * 1e-20) + #format("%8.2f%%", x / n * 100) + #format("%.2f", i)
  end
  return sum
end
