package contract

import "example.com/aliasofforeigntype/svc/tariffs/model"

type Price = model.Price

type List[T any] = model.List[T]
