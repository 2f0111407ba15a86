-- Tables as objects: a doubly linked list, a binary search tree, a tree that is built and dropped.
-- n: 450  expected: 14857358
-- test n: 2  expected: 65932
local function list()
  local head = {}
  head.next, head.previous = head, head
  return head
end

local function insert_after(node, value)
  local new = { value = value, previous = node, next = node.next }
  node.next.previous = new
  node.next = new
  return new
end

local function remove(node)
  node.previous.next = node.next
  node.next.previous = node.previous
end

local function add(tree, key)
  local node = tree.root
  if not node then tree.root = { key = key, count = 1 } return end
  while true do
    if key == node.key then
      node.count = node.count + 1
      return
    elseif key < node.key then
      if not node.left then node.left = { key = key, count = 1 } return end
      node = node.left
    else
      if not node.right then node.right = { key = key, count = 1 } return end
      node = node.right
    end
  end
end

local function walk(node, depth)
  if not node then return 0 end
  return walk(node.left, depth + 1) + node.count * depth + walk(node.right, depth + 1)
end

local function bottom_up(depth)
  if depth == 0 then return { left = false, right = false } end
  return { left = bottom_up(depth - 1), right = bottom_up(depth - 1) }
end

local function size(tree)
  return tree.left and 1 + size(tree.left) + size(tree.right) or 1
end

function run(n)
  local checksum = 0
  for round = 1, n do
    local head = list()
    local last = head
    for i = 1, 300 do last = insert_after(last, i) end
    local node = head.next
    while node ~= head do
      if node.value % 3 == 0 then remove(node) else checksum = checksum + node.value end
      node = node.next
    end
    local tree, x = {}, round
    for _ = 1, 300 do
      x = (x * 171) % 30269
      add(tree, x % 1000)
    end
    checksum = checksum + walk(tree.root, 1) + size(bottom_up(7))
  end
  return checksum
end
