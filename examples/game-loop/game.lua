-- Falling stars: a boat on the sea at night, steered with the arrow keys, catches the stars that fall.
--
-- Everything that happens in time is a coroutine: it does something, says `wait(seconds)`, and goes on. The host (game.js) calls `update` once
-- a frame and gives `keys`, `circle`, `rectangle` and `text`.
local WIDTH, HEIGHT = 480, 320
local SEA = HEIGHT - 40

local boat = { x = WIDTH / 2, width = 64, speed = 260 }
local stars = {}
local score, lives, time = 0, 3, 0

-- The scheduler: coroutines by the time at which they go on.
local sleeping = {}

local function wait(seconds)
  coroutine.yield(time + seconds)
end

local function resume(thread)
  local ok, wakeTime = coroutine.resume(thread)
  if not ok then error(debug.traceback(thread, wakeTime), 0) end
  if coroutine.status(thread) ~= "dead" then sleeping[thread] = wakeTime end
end

local function spawn(action, ...)
  local arguments = table.pack(...)
  resume(coroutine.create(function() action(table.unpack(arguments, 1, arguments.n)) end))
end

local function wakeSleepers()
  local due = {}
  for thread, wakeTime in pairs(sleeping) do
    if wakeTime <= time then due[#due + 1] = thread end
  end
  for _, thread in ipairs(due) do
    sleeping[thread] = nil
    resume(thread)
  end
end

-- The things that happen.
local function isCaught(star)
  return star.y >= SEA and math.abs(star.x - boat.x) <= boat.width / 2
end

local function fall(star)
  stars[star] = true
  while star.y < HEIGHT do
    star.y = star.y + 3
    if isCaught(star) then
      score = score + 1
      star.color = "white"
      wait(0.15) -- it shines once more
      stars[star] = nil
      return
    end
    wait(1 / 60)
  end
  stars[star] = nil
  lives = lives - 1
end

local function night()
  local pause = 1.2
  while lives > 0 do
    spawn(fall, { x = math.random(20, WIDTH - 20), y = 0, color = "gold" })
    wait(pause)
    pause = math.max(0.35, pause * 0.97)
  end
end

local function steer(seconds)
  local direction = (keys.right and 1 or 0) - (keys.left and 1 or 0)
  local half = boat.width / 2
  boat.x = math.max(half, math.min(WIDTH - half, boat.x + direction * boat.speed * seconds))
end

local function draw()
  rectangle(0, 0, WIDTH, HEIGHT, "midnightblue")
  circle(400, 60, 28, "lightyellow")
  for star in pairs(stars) do circle(star.x, star.y, 5, star.color) end
  rectangle(0, SEA + 12, WIDTH, HEIGHT - SEA - 12, "darkslateblue")
  rectangle(boat.x - boat.width / 2, SEA, boat.width, 12, "sienna")
  text(12, 22, lives > 0 and ("stars %d   lives %d"):format(score, lives) or ("the night is over: %d stars"):format(score))
end

spawn(night)

-- One frame: how much time has passed since the last one, in seconds. Gives the score, and whether the game goes on.
function update(seconds)
  time = time + seconds
  if lives > 0 then
    steer(seconds)
    wakeSleepers()
  end
  draw()
  return score, lives > 0
end
