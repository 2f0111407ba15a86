-- A discrete-event simulation: a hospital whose patients, doctors and machines are coroutines that sleep, wait for resources and send
-- messages; the clock is a binary heap of wake-up times. Processes may be interrupted, raise errors that others catch, and finish with
-- results. n: patients.
-- n: 30000  expected: 120289 238702 569 closed 30 7156 treated=7027 well=14187 referred=7156 left=1630 x-ray=7161/1194 ecg=7096/50 mri=7142/17402
-- test n: 150  expected: 663 1167 1 closed 0 41 treated=41 well=66 referred=41 left=2 x-ray=31/0 ecg=38/0 mri=39/60
local create, resume, yield, status = coroutine.create, coroutine.resume, coroutine.yield, coroutine.status

local Heap = {}
Heap.__index = Heap
function Heap.new(before) return setmetatable({ size = 0, before = before }, Heap) end
function Heap:push(item)
  local before, index = self.before, self.size + 1
  self.size = index
  while index > 1 do
    local parent = index // 2
    if not before(item, self[parent]) then break end
    self[index] = self[parent]
    index = parent
  end
  self[index] = item
end
function Heap:pop()
  local top, last, size, before = self[1], self[self.size], self.size - 1, self.before
  self[self.size] = nil
  self.size = size
  if size == 0 then return top end
  local index = 1
  while true do
    local child = index * 2
    if child > size then break end
    if child < size and before(self[child + 1], self[child]) then child = child + 1 end
    if not before(self[child], last) then break end
    self[index] = self[child]
    index = child
  end
  self[index] = last
  return top
end

------------------------------------------------------------------------------------------------------------------------------ the simulator

local Simulation = {}
Simulation.__index = Simulation

function Simulation.new()
  return setmetatable({
    now = 0, sequence = 0, steps = 0, failures = {},
    queue = Heap.new(function(a, b)
      if a.time ~= b.time then return a.time < b.time end
      return a.sequence < b.sequence
    end),
  }, Simulation)
end

local Process = {}
Process.__index = Process

function Simulation:schedule(delay, process, ...)
  self.sequence = self.sequence + 1
  local event = { time = self.now + delay, sequence = self.sequence, process = process, epoch = process.epoch, arguments = table.pack(...) }
  self.queue:push(event)
  return event
end

function Simulation:spawn(name, body, ...)
  local process = setmetatable({ name = name, simulation = self, thread = create(body), epoch = 0, waiting = {} }, Process)
  self:schedule(0, process, process, ...)
  return process
end

function Simulation:run()
  while self.queue.size > 0 do
    local event = self.queue:pop()
    local process = event.process
    -- an event of an earlier wait of this process is stale
    if event.epoch == process.epoch and status(process.thread) ~= "dead" then
      self.now = event.time
      self.steps = self.steps + 1
      process.epoch = process.epoch + 1
      local arguments = event.arguments
      local ok, result = resume(process.thread, table.unpack(arguments, 1, arguments.n))
      if not ok then
        self.failures[#self.failures + 1] = process.name .. ": " .. tostring(result)
        process.failure = result
      end
      if status(process.thread) == "dead" then
        process.result = ok and result or nil
        for _, waiter in ipairs(process.waiting) do self:schedule(0, waiter, process.result) end
      end
    end
  end
end

function Process:sleep(delay)
  self.simulation:schedule(delay, self)
  local interrupted = yield()
  if interrupted then error(interrupted, 0) end
end

function Process:join(other)
  if status(other.thread) == "dead" then return other.result end
  table.insert(other.waiting, self)
  return yield()
end

function Process:interrupt(reason)
  if status(self.thread) == "suspended" then
    self.epoch = self.epoch + 1
    self.simulation:schedule(0, self, reason)
  end
end

-- A number of equal things that processes take and give back; those who wait are served by priority, then in order.
local Resource = {}
Resource.__index = Resource

function Resource.new(simulation, name, capacity)
  return setmetatable({
    simulation = simulation, name = name, free = capacity, served = 0, waited = 0, tickets = 0,
    queue = Heap.new(function(a, b)
      if a.priority ~= b.priority then return a.priority > b.priority end
      return a.ticket < b.ticket
    end),
  }, Resource)
end

function Resource:acquire(process, priority)
  local start = self.simulation.now
  if self.free > 0 then
    self.free = self.free - 1
  else
    self.tickets = self.tickets + 1
    local request = { process = process, priority = priority or 0, ticket = self.tickets }
    self.queue:push(request)
    local interrupted = yield()
    if interrupted then
      -- it may have been served at this very moment
      if request.granted then self:release() end
      request.cancelled = true
      error(interrupted, 0)
    end
  end
  self.served = self.served + 1
  self.waited = self.waited + self.simulation.now - start
  return setmetatable({ resource = self }, { __close = function(lease) lease.resource:release() end })
end

function Resource:release()
  while self.queue.size > 0 do
    local request = self.queue:pop()
    if not request.cancelled then
      request.granted = true
      self.simulation:schedule(0, request.process)
      return
    end
  end
  self.free = self.free + 1
end

---------------------------------------------------------------------------------------------------------------------------- the hospital

local function generator(a, b)
  return function(limit)
    a, b = a * 171 % 30269, b * 172 % 30307
    return (a * 2 + b) % limit
  end
end

local function examination(process, hospital, complaint)
  local machine = hospital.machines[complaint]
  if not machine then error({ complaint = complaint }) end
  local lease <close> = machine:acquire(process, 1)
  process:sleep(4 + hospital.random(9))
  return hospital.random(3) == 0
end

local function treatment(process, hospital, severity)
  local doctor <close> = hospital.doctors:acquire(process, severity)
  process:sleep(5 + severity * 3)
  local ok, found = pcall(examination, process, hospital, hospital.complaints[hospital.random(#hospital.complaints) + 1])
  if not ok then
    if type(found) ~= "table" then error(found, 0) end
    hospital.referred[found.complaint] = (hospital.referred[found.complaint] or 0) + 1
    return "referred"
  end
  if found then process:sleep(10) end
  return found and "treated" or "well"
end

local function patient(process, hospital, number)
  local severity = hospital.random(5)
  local watchdog = hospital.simulation:spawn("watchdog", function(self)
    if pcall(self.sleep, self, 150 + severity * 50) then process:interrupt("left") end
  end)
  process:sleep(hospital.random(15))
  local ok, outcome = pcall(treatment, process, hospital, severity)
  if not ok and outcome ~= "left" then error(outcome, 0) end
  watchdog:interrupt("not needed")
  hospital.outcomes[outcome] = (hospital.outcomes[outcome] or 0) + 1
  if number % 50 == 0 then
    local letter = hospital.simulation:spawn("letter", function(self)
      self:sleep(3)
      if number % 1000 == 0 then error("no paper", 0) end
      return "sent " .. number
    end)
    return process:join(letter)
  end
  return outcome
end

function run(n)
  local simulation = Simulation.new()
  local random = generator(17, 23)
  local hospital = {
    simulation = simulation, random = random, outcomes = {}, referred = {}, doctors = Resource.new(simulation, "doctors", 5),
    complaints = { "bone", "heart", "lung", "mind" },
    machines = { bone = Resource.new(simulation, "x-ray", 2), heart = Resource.new(simulation, "ecg", 3), lung = Resource.new(simulation, "mri", 1) },
  }
  local letters = 0
  local arrivals = simulation:spawn("arrivals", function(self)
    local patients = {}
    for number = 1, n do
      patients[number % 100] = simulation:spawn("patient " .. number, patient, hospital, number)
      self:sleep(random(9))
      -- a clerk waits for the patients of a while ago, and counts letters
      local earlier = patients[(number - 60) % 100]
      if number % 50 == 10 and earlier then
        local result = self:join(earlier)
        if type(result) == "string" and result:find("^sent") then letters = letters + 1 end
      end
    end
    return "closed"
  end)
  simulation:run()
  local parts = { simulation.now, simulation.steps, letters, arrivals.result, #simulation.failures, hospital.referred.mind or 0 }
  for _, name in ipairs { "treated", "well", "referred", "left" } do parts[#parts + 1] = name .. "=" .. (hospital.outcomes[name] or 0) end
  for _, name in ipairs { "bone", "heart", "lung" } do
    local machine = hospital.machines[name]
    parts[#parts + 1] = machine.name .. "=" .. machine.served .. "/" .. machine.waited
  end
  return table.concat(parts, " ")
end
