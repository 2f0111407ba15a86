-- Method-heavy objects: a simulated operating system kernel. Tasks of several classes with priorities exchange messages through
-- queues; the scheduler picks the ready task of highest priority, round by round.
-- n: 30000  expected: 935090
-- test n: 100  expected: 975536
local Queue = {}
Queue.__index = Queue
function Queue.new() return setmetatable({ first = 1, last = 0, items = {} }, Queue) end
function Queue:push(item)
  self.last = self.last + 1
  self.items[self.last] = item
end
function Queue:pop()
  if self.first > self.last then return nil end
  local item = self.items[self.first]
  self.items[self.first] = nil
  self.first = self.first + 1
  return item
end
function Queue:empty() return self.first > self.last end

local Task = {}
Task.__index = Task
function Task.new(class, name, priority)
  return setmetatable({ name = name, priority = priority, inbox = Queue.new(), waiting = false, work = 0, sent = 0 }, class)
end
function Task:ready() return not self.waiting or not self.inbox:empty() end
function Task:receive() return self.inbox:pop() end
function Task:send(kernel, target, kind, value)
  self.sent = self.sent + 1
  kernel:deliver(target, { kind = kind, value = value, sender = self })
end

local Worker = setmetatable({}, { __index = Task })
Worker.__index = Worker
function Worker:step(kernel)
  local message = self:receive()
  if not message then self.waiting = true return end
  self.waiting = false
  self.work = self.work + message.value
  if message.kind == "job" then
    if message.value % 2 == 0 then
      self:send(kernel, kernel.device, "write", message.value)
    else
      self:send(kernel, kernel.logger, "log", self.work % 97)
    end
  end
end

local Device = setmetatable({}, { __index = Task })
Device.__index = Device
function Device:step(kernel)
  local message = self:receive()
  if not message then self.waiting = true return end
  self.busy = (self.busy or 0) + 1
  self.work = (self.work * 31 + message.value) % 65521
  if self.busy % 4 == 0 then self:send(kernel, message.sender, "done", self.work % 13) end
end

local Logger = setmetatable({}, { __index = Task })
Logger.__index = Logger
function Logger:step()
  local message = self:receive()
  if not message then self.waiting = true return end
  self.work = self.work + message.value
end

local Source = setmetatable({}, { __index = Task })
Source.__index = Source
function Source:step(kernel)
  if self.left == 0 then self.waiting = true return end
  self.left = self.left - 1
  self.seed = (self.seed * 171) % 30269
  self:send(kernel, kernel.workers[self.seed % #kernel.workers + 1], "job", self.seed % 1000)
end

local Kernel = {}
Kernel.__index = Kernel
function Kernel.new(jobs)
  local self = setmetatable({ tasks = {}, workers = {}, switches = 0 }, Kernel)
  self.device = self:add(Task.new(Device, "device", 8))
  self.logger = self:add(Task.new(Logger, "logger", 1))
  for i = 1, 3 do self.workers[i] = self:add(Task.new(Worker, "worker " .. i, 3 + i)) end
  local source = self:add(Task.new(Source, "source", 2))
  source.left, source.seed = jobs, 7475
  return self
end
function Kernel:add(task)
  self.tasks[#self.tasks + 1] = task
  return task
end
function Kernel:deliver(target, message) target.inbox:push(message) end
function Kernel:pick()
  local best
  for i = 1, #self.tasks do
    local task = self.tasks[i]
    if task:ready() and (not best or task.priority > best.priority) then best = task end
  end
  return best
end
function Kernel:run()
  while true do
    local task = self:pick()
    if not task then return end
    self.switches = self.switches + 1
    task:step(self)
  end
end

function run(n)
  local kernel = Kernel.new(n)
  kernel:run()
  local checksum = kernel.switches
  for _, task in ipairs(kernel.tasks) do checksum = (checksum * 3 + task.work + task.sent) % 1000003 end
  return checksum
end
