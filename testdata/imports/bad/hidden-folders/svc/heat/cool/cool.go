package cool

const Degrees = 4
