package rim
