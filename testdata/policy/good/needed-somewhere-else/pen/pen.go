package pen
