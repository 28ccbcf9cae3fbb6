package stocktaking

const Name = "taking"
