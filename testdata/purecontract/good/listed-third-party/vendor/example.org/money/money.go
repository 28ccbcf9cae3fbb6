package money

type Money struct{ Cents int }
