package price

// Price is fine for those who do not promise it.
type Price struct {
	Cents int
	Paid  chan int
}
