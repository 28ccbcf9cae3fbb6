package contract

type In struct {
	Cents int
	Done  func() // want "In.Done: a function"
}
