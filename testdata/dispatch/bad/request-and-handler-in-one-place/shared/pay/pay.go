package pay

type Paid struct{ Receipt string }
