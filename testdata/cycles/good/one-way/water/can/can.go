package can
