package price

// Price is data all the way down.
type Price struct {
	Cents    int
	Currency string
}
