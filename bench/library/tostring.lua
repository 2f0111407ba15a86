-- Numbers as text: tostring and concatenation of integers, short floats and long floats.
-- n: 37000  expected: 4578434
-- test n: 3  expected: 250
function run(n)
  local sum = 0
  for i = 1, n do
    sum = sum + #tostring(i) + #tostring(-i * 1000003) + #tostring(i + 0.5) + #tostring(i / 100) + #tostring(i + 0.0)
    sum = sum + #tostring(i / 7) + #tostring(1 / i) + #tostring(i * 1e15) + #("item " .. i .. "/" .. i * 0.25)
    sum = sum + #tostring(i << 45) + #tostring(true) + #tostring(nil) + #tostring("text")
  end
  return sum
end
