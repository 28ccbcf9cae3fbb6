package orders

type Placed struct{ ID string }
