-- The 15th digit is a 5 but not the last: this is no tie, and rounds up.
print(math.sqrt(7.25), 0.5, 2.5e-3) --> expect: 2.6925824035673	0.5	0.0025
