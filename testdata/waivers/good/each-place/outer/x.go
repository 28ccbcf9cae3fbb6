package outer

const X = 1
