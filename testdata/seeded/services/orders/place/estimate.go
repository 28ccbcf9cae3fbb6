package place

import (
	"context"

	catalog "example.com/shop/services/catalog/model"
	"example.com/shop/services/catalog/quote"
	asked "example.com/shop/services/catalog/quote/contract"
	"example.com/shop/services/orders/place/contract"
	"example.com/shop/shared/contract/money"
	"example.com/shop/shared/contract/store"
)

// Estimate says what an order would cost, without placing it.
func Estimate(ctx context.Context, products store.Getter[catalog.Product], in contract.In) (money.Cents, error) {
	out, err := quote.New(quote.Ports{Products: products}).Handle(ctx, asked.In{Items: in.Items})
	return out.Total, err
}
