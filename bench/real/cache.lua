-- Caches and queues: a least-recently-used cache as a doubly linked list, one by frequency, and a two-queue cache serve the same skewed
-- requests over a slow "store"; a priority queue with changing priorities (a pairing heap) runs jobs with dependencies; strings, integers
-- and floats are keys, and entries come and go all the time. n: requests.
-- n: 300000  expected: 936050277.0, recent 843/1157/643, frequent 57473/42527/42027, two queues 56599/43401/41865, 15000 jobs 666693 185677.75
-- test n: 3000  expected: 8832480.0, recent 400/600/100, frequent 400/600/100, two queues 283/717/481, 150 jobs 533116 1874.25

local function generator(a, b)
  return function(limit)
    a, b = a * 171 % 30269, b * 172 % 30307
    return (a * 2 + b) % limit
  end
end

-------------------------------------------------------------------------------------------------------------- caches, a class each

local Cache = {}
Cache.__index = Cache
function Cache:extend(fields)
  local class = setmetatable(fields or {}, { __index = self, __call = function(class, ...) return class.new(class, ...) end })
  class.__index = class
  return class
end
function Cache.new(class, capacity, load)
  local self = setmetatable({ capacity = capacity, count = 0, hits = 0, misses = 0, evicted = 0, load = load }, class)
  self:init()
  return self
end
function Cache:get(key)
  local value = self:find(key)
  if value ~= nil then
    self.hits = self.hits + 1
    return value
  end
  self.misses = self.misses + 1
  value = self.load(key)
  self:insert(key, value)
  return value
end
function Cache:report() return ("%s %d/%d/%d"):format(self.name, self.hits, self.misses, self.evicted) end

local function link(node, after)
  node.previous, node.next = after, after.next
  after.next.previous = node
  after.next = node
end
local function unlink(node)
  node.previous.next, node.next.previous = node.next, node.previous
  return node
end
local function ring()
  local head = {}
  head.previous, head.next = head, head
  return head
end

local Recent = Cache:extend { name = "recent" }
function Recent:init() self.nodes, self.head = {}, ring() end
function Recent:find(key)
  local node = self.nodes[key]
  if not node then return nil end
  link(unlink(node), self.head)
  return node.value
end
function Recent:insert(key, value)
  if self.count == self.capacity then
    local oldest = unlink(self.head.previous)
    self.nodes[oldest.key] = nil
    self.evicted, self.count = self.evicted + 1, self.count - 1
  end
  local node = { key = key, value = value }
  self.nodes[key], self.count = node, self.count + 1
  link(node, self.head)
end

local Frequent = Cache:extend { name = "frequent" }
function Frequent:init() self.nodes, self.buckets, self.lowest = {}, {}, 1 end
function Frequent:place(node)
  local bucket = self.buckets[node.uses]
  if not bucket then
    bucket = ring()
    self.buckets[node.uses] = bucket
  end
  link(node, bucket)
end
function Frequent:find(key)
  local node = self.nodes[key]
  if not node then return nil end
  unlink(node)
  local bucket = self.buckets[node.uses]
  if bucket.next == bucket then
    self.buckets[node.uses] = nil
    if self.lowest == node.uses then self.lowest = node.uses + 1 end
  end
  node.uses = node.uses + 1
  self:place(node)
  return node.value
end
function Frequent:insert(key, value)
  if self.count == self.capacity then
    local bucket = self.buckets[self.lowest]
    local victim = unlink(bucket.previous)
    if bucket.next == bucket then self.buckets[self.lowest] = nil end
    self.nodes[victim.key] = nil
    self.evicted, self.count = self.evicted + 1, self.count - 1
  end
  local node = { key = key, value = value, uses = 1 }
  self.nodes[key], self.lowest, self.count = node, 1, self.count + 1
  self:place(node)
end

-- New keys wait in a short queue; only those asked for again reach the long-lived part.
local TwoQueues = Cache:extend { name = "two queues" }
function TwoQueues:init()
  self.young, self.first, self.last = {}, 1, 0
  self.queue = {}
  self.old = Recent(self.capacity * 3 // 4, function() end)
end
function TwoQueues:find(key)
  local value = self.old:find(key)
  if value ~= nil then return value end
  value = self.young[key]
  if value == nil then return nil end
  self.young[key] = nil
  self.old:insert(key, value)
  return value
end
function TwoQueues:insert(key, value)
  self.last = self.last + 1
  self.queue[self.last], self.young[key] = key, value
  while self.last - self.first >= self.capacity // 4 do
    local oldest = self.queue[self.first]
    self.queue[self.first] = nil
    self.first = self.first + 1
    if self.young[oldest] ~= nil and oldest ~= key then
      self.young[oldest] = nil
      self.evicted = self.evicted + 1
    end
  end
end

----------------------------------------------------------------------------------------------------------------- a pairing heap of jobs

local function meld(a, b)
  if not a then return b end
  if not b then return a end
  if b.priority < a.priority or b.priority == a.priority and b.id < a.id then a, b = b, a end
  b.sibling, b.owner = a.child, a
  if a.child then a.child.owner = b end
  a.child = b
  return a
end

local function pop(heap)
  local pairs_of_children, child = {}, heap.child
  while child do
    local first, second = child, child.sibling
    child = second and second.sibling
    first.sibling, first.owner = nil, nil
    if second then second.sibling, second.owner = nil, nil end
    pairs_of_children[#pairs_of_children + 1] = meld(first, second)
  end
  local rest
  for i = #pairs_of_children, 1, -1 do rest = meld(rest, pairs_of_children[i]) end
  heap.child = nil
  return rest
end

local function decrease(heap, node, priority)
  node.priority = priority
  if node == heap then return heap end
  local owner = node.owner
  if owner.child == node then owner.child = node.sibling else owner.sibling = node.sibling end
  if node.sibling then node.sibling.owner = owner end
  node.sibling, node.owner = nil, nil
  return meld(heap, node)
end

-- Jobs in layers: each waits for some of the layer before, and gets urgent when many wait for it.
local function run_jobs(count, random)
  local jobs, heap = {}, nil
  for id = 1, count do
    local job = { id = id, priority = random(5000) + 5000, needs = 0, unlocks = {}, work = random(100) / 4 }
    jobs[id] = job
    if id > 40 then
      for _ = 1, random(3) do
        local needed = jobs[id - 1 - random(39)]
        needed.unlocks[#needed.unlocks + 1] = job
        job.needs = job.needs + 1
      end
    end
  end
  for _, job in ipairs(jobs) do
    if job.needs == 0 then
      job.queued = true
      heap = meld(heap, job)
    end
  end
  local order, time, done = 0, 0.0, 0
  while heap do
    local job = heap
    heap = pop(heap)
    job.queued = false
    done, time = done + 1, time + job.work
    order = (order * 31 + job.id) % 1000003
    for _, waiting in ipairs(job.unlocks) do
      waiting.needs = waiting.needs - 1
      if waiting.needs == 0 then
        waiting.queued = true
        heap = meld(heap, waiting)
      end
      for _, other in ipairs(waiting.unlocks) do
        if other.queued then heap = decrease(heap, other, other.priority - 7) end
      end
    end
    local hurried = jobs[random(count) + 1]
    if hurried.queued then heap = decrease(heap, hurried, hurried.priority - random(900)) end
  end
  return ("%d jobs %d %.2f"):format(done, order, time)
end

---------------------------------------------------------------------------------------------------------------------------- the workload

local function key_of(random)
  local spread = random(100)
  local number
  if spread < 50 then
    number = random(200)
  elseif spread < 80 then
    number = random(2000)
  else
    number = random(20000)
  end
  local kind = number % 3
  if kind == 0 then return number end
  if kind == 1 then return "user:" .. number end
  return number + 0.5
end

function run(n)
  local random = generator(41, 43)
  local function load(key) return type(key) == "string" and #key or key * 2 end
  local caches = { Recent(500, load), Frequent(500, load), TwoQueues(500, load) }
  local sum = 0.0
  for turn = 1, n // 3 do
    local key = key_of(random)
    for _, cache in ipairs(caches) do sum = sum + cache:get(key) end
    if turn % 7000 == 0 then caches[1] = Recent(caches[1].capacity + 1, load) end
  end
  local parts = { ("%.1f"):format(sum) }
  for _, cache in ipairs(caches) do parts[#parts + 1] = cache:report() end
  parts[#parts + 1] = run_jobs(n // 20, random)
  return table.concat(parts, ", ")
end
