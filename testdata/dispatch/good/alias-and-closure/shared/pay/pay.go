package pay

type Pay struct{ Cents int }

type Paid struct{ Receipt string }

type Refused struct{ Why string }
