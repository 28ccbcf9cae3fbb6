package model

type Load struct{ Axles []Axle }

type Axle struct{ Kilos int }

func (a Axle) Heavy() bool { return a.Kilos > 10_000 }
