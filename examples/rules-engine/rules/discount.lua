-- A discount of more than half is a mistake of somebody. Not every order has one, which the author of this rule forgot.
on("order", function(order)
  local share = order.discount.percent / 100
  if share > 0.5 then flag(("%d percent off"):format(order.discount.percent)) end
end)
