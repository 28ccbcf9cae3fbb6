package warm

type Stove interface{ Light() int }

func Up(stove Stove, minutes int) int { return stove.Light() + minutes }
