package remote

import (
	fulfil "example.com/shop/services/orders/fulfil/contract"
	charge "example.com/shop/services/payments/charge/contract"
	refund "example.com/shop/services/payments/refund/contract"
	"example.com/shop/shared/wire"
)

// ChargeCard charges cards in the deployment that ships payments.
func ChargeCard(client *Client) charge.ChargeCard {
	return operation[charge.In, charge.Out]{
		client:      client,
		path:        wire.OperationPath("payments", "charge"),
		declared:    []error{charge.ErrInvalid, charge.ErrDeclined, charge.ErrUnavailable},
		unavailable: charge.ErrUnavailable,
	}
}

// RefundPayment refunds payments in the deployment that ships payments.
func RefundPayment(client *Client) refund.RefundPayment {
	return operation[refund.In, refund.Out]{
		client:      client,
		path:        wire.OperationPath("payments", "refund"),
		declared:    []error{refund.ErrUnknownPayment, refund.ErrUnavailable},
		unavailable: refund.ErrUnavailable,
	}
}

// FulfilOrder closes orders in the deployment that ships orders.
func FulfilOrder(client *Client) fulfil.FulfilOrder {
	return operation[fulfil.In, fulfil.Out]{
		client:      client,
		path:        wire.OperationPath("orders", "fulfil"),
		declared:    []error{fulfil.ErrNotFound, fulfil.ErrCancelled, fulfil.ErrUnavailable},
		unavailable: fulfil.ErrUnavailable,
	}
}
