-- Large orders are looked at by a person.
local LIMIT = 100000

on("order", function(order)
  local total = 0
  for _, item in ipairs(order.items) do total = total + item.price * item.count end
  if total > LIMIT then flag(("%.2f is more than %.2f"):format(total / 100, LIMIT / 100)) end
end)
