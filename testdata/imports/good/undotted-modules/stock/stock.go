package stock

const Name = "stock"
