package contract

// Tip has a function, which is told there.
type Tip struct{ Cents int }
