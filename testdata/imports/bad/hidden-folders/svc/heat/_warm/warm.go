package warm

const Degrees = 220
