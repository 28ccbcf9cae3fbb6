package stockpb_test // want "generated example.com/handwritten/stockpb holds the file outside_test.go, "
