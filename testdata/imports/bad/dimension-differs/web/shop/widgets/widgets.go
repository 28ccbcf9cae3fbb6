package widgets

const Button = "buy"
