package home

import (
	"example.com/dimensiondiffers/web/office/widgets" // want "^page example.com/dimensiondiffers/web/shop/pages/home imports widget example.com/dimensiondiffers/web/office/widgets; a page may import only std, widget of the same area \\(widget is allowed with the same area only\\): areas look different$"
	shop "example.com/dimensiondiffers/web/shop/widgets"
)

const Buttons = shop.Button + widgets.Button
