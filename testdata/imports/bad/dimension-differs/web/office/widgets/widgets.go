package widgets

const Button = "file"
