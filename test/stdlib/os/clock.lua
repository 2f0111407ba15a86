-- os.clock: processor time in seconds, where the host gives a clock.
--! tsuki-only: PUC always has a clock
print(pcall(os.clock)) --> expect: false	the clock is not available in this state
