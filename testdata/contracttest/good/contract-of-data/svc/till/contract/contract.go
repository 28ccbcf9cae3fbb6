package contract

type In struct{ Cents int }

type Out struct{ Receipt string }
