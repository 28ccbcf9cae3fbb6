package gas

type Oven struct{ on bool }
