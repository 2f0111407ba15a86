-- Not finished yet.
on("order", function(order)
  if order.country = "moon" then flag("we do not deliver there") end
end)
