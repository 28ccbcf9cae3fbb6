package contract

// Hooks is left out.
type Hooks struct{ Before chan int }
