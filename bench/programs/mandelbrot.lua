-- Float arithmetic in locals: counts the iterations of points of the Mandelbrot set.
-- n: 480  expected: 3988358
-- test n: 20  expected: 6950
function run(n)
  local total = 0
  for row = 0, n - 1 do
    local ci = 2.0 * row / n - 1.0
    for column = 0, n - 1 do
      local cr = 3.0 * column / n - 2.0
      local zr, zi, steps = 0.0, 0.0, 0
      while steps < 50 do
        local rr, ii = zr * zr, zi * zi
        if rr + ii > 4.0 then break end
        zr, zi = rr - ii + cr, 2.0 * zr * zi + ci
        steps = steps + 1
      end
      total = total + steps
    end
  end
  return total
end
