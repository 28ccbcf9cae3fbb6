package till

import "example.com/exportedfortests/svc/till/contract"

func Receipt(in contract.In) string { return receipt(in) } // want "has tests that reach around its contract, namely till.receipt"
