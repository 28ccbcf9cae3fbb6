package price

type Price struct{ Cents int }
