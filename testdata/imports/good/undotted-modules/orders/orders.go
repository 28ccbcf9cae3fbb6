package orders

import (
	"shop/stock-taking"
	"stock"
	"stock/shelf"
)

const All = stock.Name + shelf.Name + stocktaking.Name
