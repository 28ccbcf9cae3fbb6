package count

type Shelf interface{ Books() []string }

type Counter struct{ shelf Shelf }

// Count counts the books.
func (c *Counter) Count() int { return len(c.shelf.Books()) }

// CountTwice counts the books again, to be sure.
//
//nanoarch:allow oneop the callers move to Count until June
func (c *Counter) CountTwice() bool {
	n := c.Count()
	return n == c.Count()
}
