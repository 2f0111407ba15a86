-- Waits as if it were synchronous: `sleep` is a function of the page that returns a promise.
local before = now()
sleep(50)
print(now() - before >= 49 and "and 50 ms later, without a callback" or "too early")
