package sort

type Shelf interface{ Order() []string }

type Sorter struct{ shelf Shelf }

func New(shelf Shelf) *Sorter { return &Sorter{shelf} }

func (s *Sorter) Sort() []string { return s.shelf.Order() }

func (s *Sorter) Shuffle() []string { return s.shelf.Order()[1:] } // want "has Sorter.Shuffle as another behaviour beside Sorter.Sort"
