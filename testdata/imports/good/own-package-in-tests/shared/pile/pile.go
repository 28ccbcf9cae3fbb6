package pile

func Size() int { return 1 }
