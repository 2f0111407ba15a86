-- Float arithmetic on fields: planets attracting each other, in a made-up system of six bodies.
-- n: 50000  expected: -0.201108781
-- test n: 100  expected: -0.201105498
local function body(x, y, z, vx, vy, vz, mass)
  return { x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = mass }
end

local function system()
  return {
    body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0),
    body(5.0, -1.0, 0.1, 0.5, 2.6, -0.02, 0.04),
    body(8.5, 4.0, -0.4, -1.0, 1.8, 0.01, 0.011),
    body(12.5, -15.0, -0.25, 1.1, 0.85, -0.012, 0.0017),
    body(15.0, -25.5, 0.18, 0.96, 0.6, -0.035, 0.002),
    body(-2.0, 1.5, 0.05, -2.1, -3.3, 0.07, 0.0001),
  }
end

local function advance(bodies, dt)
  local count = #bodies
  for i = 1, count do
    local a = bodies[i]
    local ax, ay, az, mass = a.x, a.y, a.z, a.mass
    local vx, vy, vz = a.vx, a.vy, a.vz
    for j = i + 1, count do
      local b = bodies[j]
      local dx, dy, dz = ax - b.x, ay - b.y, az - b.z
      local distance = dx * dx + dy * dy + dz * dz + 0.01
      local pull = dt / (distance * distance ^ 0.5)
      local from_b, from_a = b.mass * pull, mass * pull
      vx, vy, vz = vx - dx * from_b, vy - dy * from_b, vz - dz * from_b
      b.vx, b.vy, b.vz = b.vx + dx * from_a, b.vy + dy * from_a, b.vz + dz * from_a
    end
    a.vx, a.vy, a.vz = vx, vy, vz
  end
  for i = 1, count do
    local a = bodies[i]
    a.x, a.y, a.z = a.x + dt * a.vx, a.y + dt * a.vy, a.z + dt * a.vz
  end
end

local function energy(bodies)
  local total = 0.0
  for i, a in ipairs(bodies) do
    total = total + 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
    for j = i + 1, #bodies do
      local b = bodies[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      total = total - a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz + 0.01)
    end
  end
  return total
end

function run(n)
  local bodies = system()
  for _ = 1, n do advance(bodies, 0.001) end
  return string.format("%.9f", energy(bodies))
end
